import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StringTable } from '../../../src/core/log/columns/strings.ts';
import { StringsReceiver, StringsSender } from '../../../src/scan/pool/strings.ts';

test('each string is sent once, and those of another table anew', () => {
  const [sender, receiver] = [new StringsSender(), new StringsReceiver()];
  const [one, other] = [new StringTable(), new StringTable()];
  const check = (table: StringTable, added: readonly string[], sent: number): void => {
    for (const text of added) table.internText(text);
    const message = sender.take(table);
    assert.equal(message.ends.length, sent);
    const numbers = receiver.receive(structuredClone(message)).numbersIn(mine);
    for (let number = 1; number < table.size; number++)
      assert.equal(mine.text(numbers[number]!), table.text(number));
  };
  const mine = new StringTable();
  check(one, ['a', 'b'], 2);
  check(one, ['b', 'c'], 1);
  check(one, [], 0);
  check(other, [], 0);
  check(other, ['c', 'd'], 2);
  check(one, [], 3);
});
