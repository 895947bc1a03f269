import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { decodeFile } from '../../../../src/core/log/encoding.ts';
import { packInPlace, packLog } from '../../../../src/core/log/packed/pack.ts';
import { reusedRoomForRows } from '../../../../src/core/log/packed/room-for-rows.ts';
import { readLog } from '../../../../src/core/log/read.ts';
import { reusedColumns } from '../../../../src/core/log/columns/reused-columns.ts';
import { kernel, kernelForNobody } from '../../../kernel/support/kernel.ts';
import { plainLog } from '../../../scan/support/plain-found.ts';
import { tableOf } from '../../../../src/core/log/finish.ts';
import { fixture } from '../check.ts';

const FIXTURES = readdirSync(new URL('../../../fixtures/log/', import.meta.url));
const MANY = Buffer.from(
  Array.from({ length: 40_000 }, (_, index) => `{"eventSource":"s","eventName":"n${index}"}`).join('\n'),
);

for (const [how, scanner, withRooms] of [
  ['by the TypeScript reader', undefined, false],
  ['by the kernel', kernel, false],
  // Of which stretches there are signatures is another matter there.
  ['by the kernel, in place,', kernelForNobody, true],
] as const) {
  test(`what is read ${how} into columns that others were read into, and packed where others were, is the same`, () => {
    const texts = [...FIXTURES.map((name) => decodeFile(fixture(name)).text), MANY];
    const reused = reusedColumns(scanner && ((before) => scanner.newStrings({ before, withRooms })));
    const room = reusedRoomForRows();
    // Twice, and in the other order: each comes behind shorter and longer ones.
    for (const text of [...texts, ...texts.toReversed()]) {
      const columns = reused();
      const place = scanner?.roomBeside(columns.strings, 'text')?.subarray(0, text.length);
      assert.equal(place !== undefined, withRooms);
      place?.set(text);
      const packed = packInPlace(readLog(place ?? text, { scanner, columns }), room);
      assert.deepEqual(plainLog(packed), plainLog(packLog(readLog(text, { scanner }))));
    }
  });
}

/** Whether a log that is read behind one with such names has other numbers for strings. */
function checkAnew(name: string, names: readonly string[], isAnew: boolean): void {
  for (const scanner of [undefined, kernel]) {
    test(`${name} ${scanner ? 'by the kernel' : ''}`, () => {
      const columns = reusedColumns(scanner && ((before) => scanner.newStrings({ before })));
      const table = columns().strings;
      readLog(recordsOf(names), { scanner, columns: columns() });
      const after = columns();
      assert.equal(after.strings !== table, isAnew);
      const log = readLog(recordsOf(['new', 'other']), { scanner, columns: after });
      const { rows } = tableOf(log);
      assert.deepEqual([rows.text('eventName', 0), rows.text('eventName', 1)], ['new', 'other']);
    });
  }
}

function recordsOf(names: readonly string[]): Uint8Array {
  return Buffer.from(names.map((name) => `{"eventSource":"s","eventName":"${name}"}`).join('\n'));
}

const differing = (count: number, length: number): string[] =>
  Array.from({ length: count }, (_, index) => `${index}`.padStart(length, 'x'));

checkAnew('few strings are kept for the next log', differing(1000, 8), false);
checkAnew('as many as there may be are kept', differing(65_500, 8), false);
checkAnew('many are not kept', differing(65_600, 8), true);
checkAnew('few long ones are not kept', differing(100, 50_000), true);

test('columns are kept until they have grown large', () => {
  const columns = reusedColumns();
  const first = columns();
  readLog(decodeFile(fixture('records.json')).text, { columns: first });
  assert.ok(first.count > 0);
  assert.equal(columns(), first);
  assert.equal(first.count, 0);
  readLog(MANY, { columns: first });
  assert.notEqual(columns(), first);
});
