/** References are in the order of events, and in an event in that of its fields, however they were found. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOrder } from '../../../../src/core/analysis/event-order.ts';
import {
  indexedLog,
  type EventIn,
  type IndexedLog,
} from '../../../../src/core/analysis/index/indexed-log.ts';
import { orderOf } from '../../../../src/core/analysis/references/order.ts';
import { createInvestigation } from '../../../../src/core/analysis/investigation.ts';
import { readLog } from '../../../../src/core/log/read.ts';
import { kernel } from '../../../kernel/support/kernel.ts';
import { ENRICH, PACK_RULES, record } from '../support/case.ts';
import { investigateOpened } from '../support/opened.ts';

const NOON = Date.parse('2026-11-04T12:00:00Z');

/** Checks the order of events with these times against the one that everything else uses; each log has some of them. */
function check(name: string, times: readonly number[]): void {
  test(name, () => {
    const half = Math.ceil(times.length / 2);
    const logs = [logWith('a', times.slice(0, half)), logWith('b', times.slice(half))];
    const events = logs.flatMap((log): EventIn[] =>
      Array.from({ length: log.rows.count }, (_, index) => ({ log, index })),
    );
    const list = {
      logs,
      firsts: [0, half, times.length],
      events: events.map(({ index }) => index),
    };
    assert.deepEqual(
      Array.from(orderOf(list), (at) => shown(events[at]!)),
      inOrder(events).map(shown),
    );
  });
}

function shown({ log, index }: EventIn): string {
  return `${log.id} ${index}`;
}

function logWith(id: string, times: readonly number[]): IndexedLog {
  const rows = { count: times.length, time: (index: number) => times[index]! };
  const log = indexedLog({ id, log: readLog(new Uint8Array()), matches: [] as never, facts: [] as never });
  return { ...log, rows: rows as IndexedLog['rows'] };
}

check('none', []);
check('one', [NOON]);
check('the same second in two logs', [NOON, NOON, NOON, NOON]);
check('backwards', [NOON + 3000, NOON + 2000, NOON + 1000, NOON]);
check('without a time', [NaN, NOON, NaN, NOON - 1]);
check('nothing but without a time', [NaN, NaN, NaN]);
check('too far apart to be numbered', [8.64e15, -8.64e15, NOON, NaN, 0, -1]);
check('between milliseconds', [NOON + 0.75, NOON + 0.5, NOON + 0.25, NOON]);
check(
  'many',
  Array.from({ length: 5000 }, (_, at) => (at % 97 === 0 ? NaN : NOON + ((at * 7919) % 1009) * 1000)),
);

const SERVICE = 'cloudtrail.amazonaws.com';
/** The same value in two columns, in either order of the fields, and in one of them only. */
const RECORDS = [
  record({ eventID: 'e1', sourceIPAddress: SERVICE, userAgent: SERVICE }),
  record({ eventID: 'e2', sourceIPAddress: undefined, userAgent: SERVICE }).replace(
    /\}$/,
    `,"sourceIPAddress":"${SERVICE}"}`,
  ),
  record({ eventID: 'e3', sourceIPAddress: SERVICE }),
  record({ eventID: 'e4' }),
];
const PATHS = ['0 sourceIPAddress', '0 userAgent', '1 userAgent', '1 sourceIPAddress', '2 sourceIPAddress'];

test('fields with columns are in the order in which an event has them', () => {
  const log = readLog(new TextEncoder().encode(`{"Records":[${RECORDS.join()}]}`), { scanner: kernel });
  const read = createInvestigation({ rules: PACK_RULES, enrich: ENRICH });
  read.setLog('log', log);
  const { investigation: opened, asked } = investigateOpened({ log }, PACK_RULES);
  for (const investigation of [read, opened]) {
    const found = investigation.references({ kind: 'address', value: SERVICE });
    assert.deepEqual(
      found.map(({ index, path }) => `${index} ${path.join('.')}`),
      PATHS,
    );
  }
  assert.deepEqual(asked, [], 'columns told all');
});
