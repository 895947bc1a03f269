import assert from 'node:assert/strict';
import test from 'node:test';
import { documentSymbols } from '../../../src/server/features/document-symbol.ts';
import { caret, createKeyPair, event, EVERYTHING, records, snapshotOf } from '../support.ts';

const URI = 'file:///case/log.json';

function symbolsOf(text: string) {
  const snapshot = snapshotOf({ [URI]: text });
  return documentSymbols(snapshot, snapshot.view(URI)!);
}

test('one symbol an event: when, what, who, where', () => {
  const text = records(
    createKeyPair(1, 'k'),
    event(2, { eventName: 'ListUsers', userIdentity: {}, eventTime: 'noon' }),
  );
  const shown = symbolsOf(text).map(({ name, detail, range }) => caret(text, range, `${name} · ${detail}`));
  assert.deepEqual(shown, [
    '    {\n    ^ 10:02:11 CreateKeyPair · alice',
    '    {\n    ^ ??:??:?? ListUsers · unknown principal',
  ]);
});

test('who by an alias', () => {
  const text = records(createKeyPair(1, 'k'));
  const snapshot = snapshotOf({ [URI]: text }, EVERYTHING, { alice: 'intern' });
  const [symbol] = documentSymbols(snapshot, snapshot.view(URI)!);
  assert.equal(symbol?.detail, 'intern (alice)');
});

test('no more than an outline can show', () => {
  const many = Array.from({ length: 7100 }, (_, number) => event(number, { eventName: 'ListUsers' }));
  assert.equal(symbolsOf(records(...many)).length, 7000);
});
