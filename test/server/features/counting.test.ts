import assert from 'node:assert/strict';
import test from 'node:test';
import { factsOf } from '../../../src/core/analysis/facts/log-facts.ts';
import { openPacked } from '../../../src/core/log/packed/open.ts';
import { packLog } from '../../../src/core/log/packed/pack.ts';
import { readLog } from '../../../src/core/log/read.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { StringTable } from '../../../src/core/log/columns/strings.ts';
import { codeLenses } from '../../../src/server/features/code-lens.ts';
import { hover } from '../../../src/server/features/hover.ts';
import type { Patience } from '../../../src/server/patience.ts';
import { createKeyPair, event, PATIENT, positionOf, records, snapshotOf } from '../support.ts';

const URI = 'file:///case/open.json';
const ADDRESS = '88.1.2.3';
const DOCUMENT = records(createKeyPair(1, 'xg1', { sourceIPAddress: ADDRESS }));
const LOADED = 20;
const COUNTED = /^- Named in 20 other events/m;
const STILL_LOOKING = /still being looked for/;

/** An open document beside loaded logs without text; `loads` says which of these texts were asked for. */
function loadedCase() {
  const snapshot = snapshotOf({ [URI]: DOCUMENT });
  const { investigation } = snapshot;
  const strings = new StringTable();
  const loads = new Set<string>();
  for (let number = 0; number < LOADED; number++) {
    const id = `file:///case/${number}.json.gz`;
    const fields = { eventName: 'ListUsers', requestParameters: { from: ADDRESS } };
    const text = new TextEncoder().encode(records(event(100 + number, fields)));
    const read = readLog(text);
    const { matches } = inOneGo(investigation.prepare(id, read));
    const log = openPacked(packLog(read), strings, () => {
      loads.add(id);
      return text;
    });
    investigation.add([{ id, log, matches, facts: factsOf(read) }]);
  }
  const hovering = (patience: Patience) =>
    hover(
      snapshot,
      snapshot.view(URI)!,
      positionOf(DOCUMENT, ADDRESS, { into: 1 }),
      { markdown: true, isOurs: false },
      patience,
    );
  return { snapshot, loads, hovering };
}

function textOf(
  shown: ReturnType<typeof hover> extends Generator<void, infer Hover> ? Hover : never,
): string {
  assert.ok(shown && typeof shown.contents === 'object' && 'value' in shown.contents);
  return shown.contents.value;
}

test('a hover takes the texts that it counts in one a step', () => {
  const { snapshot, loads, hovering } = loadedCase();
  const steps = hovering(PATIENT);
  let before = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) {
    assert.ok(loads.size <= before + 1);
    before = loads.size;
  }
  assert.match(textOf(step.value), COUNTED);
  assert.equal(loads.size, LOADED);
  assert.equal(snapshot.investigation.exact({ kind: 'address', value: ADDRESS }).length, LOADED + 1);
});

test('what was counted once is known as long as the case is the same', () => {
  const { snapshot, loads, hovering } = loadedCase();
  inOneGo(hovering(PATIENT));
  loads.clear();
  assert.match(textOf(inOneGo(hovering(PATIENT))), COUNTED);
  assert.deepEqual([...loads], []);
  snapshot.investigation.removeLog('file:///case/0.json.gz');
  assert.match(textOf(inOneGo(hovering(PATIENT))), /^- Named in 19 other events/m);
  assert.ok(loads.size > 0);
});

test('a hover that was left goes on where it was', () => {
  const { loads, hovering } = loadedCase();
  const left = hovering(PATIENT);
  while (loads.size < 5) left.next();
  left.return(null);
  loads.clear();
  assert.match(textOf(inOneGo(hovering(PATIENT))), COUNTED);
  assert.equal(loads.size, LOADED - 5);
});

test('a hover that takes too long comes with the calls alone; the search for more somebody else goes on with', () => {
  const { loads, hovering } = loadedCase();
  const goingOn: Generator<void, unknown>[] = [];
  const isOver = (): boolean => loads.size >= 3;
  const text = textOf(inOneGo(hovering({ isOver, goOn: (steps) => goingOn.push(steps) })));
  assert.match(text, /^- 1 event in all logs/m);
  assert.match(text, STILL_LOOKING);
  assert.doesNotMatch(text, COUNTED);
  assert.equal(loads.size, 3);
  for (const steps of goingOn) inOneGo(steps);
  assert.equal(loads.size, LOADED);
  assert.match(textOf(inOneGo(hovering({ isOver, goOn: PATIENT.goOn }))), COUNTED);
});

test('code lenses take no text of a loaded log', () => {
  const { snapshot, loads } = loadedCase();
  const lenses = inOneGo(codeLenses(snapshot, snapshot.view(URI)!, PATIENT));
  const titles = lenses.map(({ command }) => command?.title);
  assert.deepEqual(titles.slice(1), ['21 events with this access key [A]', '1 event with this key pair [C]']);
  assert.deepEqual([...loads], []);
});

test('a hover does not wait until a case is concluded: it says so, and the conclusion goes on', () => {
  const { hovering } = loadedCase();
  const goingOn: Generator<void, unknown>[] = [];
  const hurried = inOneGo(hovering({ isOver: () => true, goOn: (steps) => goingOn.push(steps) }));
  assert.match(textOf(hurried), /still being worked out/);
  assert.equal(goingOn.length, 1);
  inOneGo(goingOn[0]!);
  assert.match(textOf(inOneGo(hovering(PATIENT))), COUNTED);
});
