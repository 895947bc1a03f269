import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ColumnRows } from '../../src/core/log/columns/column-rows.ts';
import { tableOf } from '../../src/core/log/finish.ts';
import { readBothWays } from './support/kernel.ts';

const UUID = '01234567-89ab-cdef-0f1e-2d3c4b5a6978';

/** Whether an id is kept as the 16 bytes of a UUID; either way it is the same text afterwards. */
function check(name: string, id: string, isUuid: boolean): void {
  test(name, () => {
    const record = `{"eventVersion":"1.08","eventSource":"a","eventName":"b","eventID":"${id}"}`;
    const { log } = readBothWays(Buffer.from(`[${record},${record}]`));
    const { rows } = tableOf(log);
    assert.ok(rows instanceof ColumnRows);
    const text = JSON.parse(`"${id}"`);
    assert.equal(log.events[1]!.eventID, text || undefined);
    assert.deepEqual(rows.find('eventID', text), text === '' ? [] : [0, 1]);
    assert.equal(rows.uuid(1, new Uint8Array(16), 0), isUuid);
    assert.equal(rows.columns.eventID[1] === 0, isUuid || text === '');
  });
}

check('a UUID', UUID, true);
check('every digit', 'fedcba98-7654-3210-aaaa-999900000000', true);
check('capital letters', UUID.toUpperCase(), false);
check('one capital letter', UUID.replace('f', 'F'), false);
check('of zeros, which stand for none', UUID.replaceAll(/[^-]/g, '0'), false);
check('one digit that is not zero', `${UUID.slice(0, -1).replaceAll(/[^-]/g, '0')}1`, true);
check('without hyphens', UUID.replaceAll('-', ''), false);
for (const at of [8, 13, 18, 23])
  check(`no hyphen at ${at}`, `${UUID.slice(0, at)}0${UUID.slice(at + 1)}`, false);
for (const digit of ['g', '/', ':', '`', '@', ' ', '-'])
  check(`no digit: ${digit}`, `${UUID.slice(0, 19)}${digit}${UUID.slice(20)}`, false);
check('one digit short', UUID.slice(1), false);
check('one digit more', `${UUID}0`, false);
check('with braces', `{${UUID}}`, false);
check('a digit escaped', `\\u0030${UUID.slice(1)}`, true);
check('empty', '', false);
