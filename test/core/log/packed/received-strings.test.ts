import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReceivedStrings } from '../../../../src/core/log/packed/received-strings.ts';
import { StringTable } from '../../../../src/core/log/columns/strings.ts';
import { kernel } from '../../../kernel/support/kernel.ts';

/** Receives texts in several messages, and adds all to two tables: to one after each message, to the other at the end. */
function check(name: string, ...messages: readonly (readonly string[])[]): void {
  for (const newTable of [() => new StringTable(), () => kernel.newStrings()]) {
    test(name, () => {
      const [there, always, late] = [newTable(), newTable(), newTable()];
      const received = new ReceivedStrings();
      // What stands there already has numbers of its own.
      for (const table of [always, late]) table.internText(messages.flat().at(-1));
      const texts: string[] = [];
      for (const message of messages) {
        const next = there.size;
        for (const text of message) there.internText(text);
        received.add(structuredClone(there.since(next)));
        texts.push(...message);
        const numbers = received.numbersIn(always);
        assert.deepEqual(
          texts.map((_, index) => always.text(numbers[index + 1]!)),
          texts,
        );
      }
      const numbers = received.numbersIn(late);
      assert.deepEqual(
        texts.map((_, index) => late.text(numbers[index + 1]!)),
        texts,
      );
      assert.equal(late.size, texts.length + 1);
      const passedOn = new ReceivedStrings();
      passedOn.add(received.since(1));
      assert.deepEqual(
        [...passedOn.numbersIn(late)].slice(0, texts.length),
        [...numbers].slice(0, texts.length),
      );
    });
  }
}

check('one message', ['a', 'bc', 'größe']);
check('several, some without any', [], ['a'], [], ['b', 'c'], ['d']);
check('long ones', ['x'.repeat(5000), 'y'.repeat(70_000)], ['z'.repeat(100_000)]);
check(
  'many',
  ...Array.from({ length: 30 }, (_, part) => Array.from({ length: 100 }, (__, n) => `${part} ${n}`)),
);
