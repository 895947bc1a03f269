/** What is known of a log after edits inside its records is what matching it anew says, what filters held back as well. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rematchEvent } from '../../../src/core/detect/edited/rematch.ts';
import { EditedMatches } from '../../../src/core/detect/edited/edited-matches.ts';
import type { LogMatches } from '../../../src/core/detect/finding.ts';
import { matchLog } from '../../../src/core/detect/match.ts';
import { rereadRecord } from '../../../src/core/log/edit/edit.ts';
import type { Log } from '../../../src/core/log/log.ts';
import { chunkText } from '../../../src/core/log/text/chunked-text.ts';
import { CONTEXT, eventText, load, readText, ruleWith } from './support/rules.ts';

const RULES = load(`id: get
${ruleWith('a: { eventName: Get }\ncondition: a')}
---
id: burst
title: Burst
correlation: { type: event_count, rules: [get], timespan: 1h, condition: { gte: 1 } }
---
id: robots
title: Robots
logsource: { product: aws }
filter: { rules: [get], a: { x: robot }, condition: not a }
---
id: slow
title: Slow
logsource: { product: aws }
filter: { rules: [burst], a: { y: slow }, condition: not a }`);

const TEXT = `{"Records":[${[
  { eventName: 'Get', x: 'robot' },
  { eventName: 'Get', x: 'ana', y: 'slow' },
  { eventName: 'Get', x: 'robot' },
  { eventName: 'Put', x: 'robot' },
]
  .map(eventText)
  .join(',\n')}]}`;

function plainly(matches: LogMatches): unknown {
  const settled = matches instanceof EditedMatches ? matches.settled() : matches;
  return JSON.parse(JSON.stringify(settled));
}

/** Replaces words one after the other, each the `nth` of its kind, counted from 0. */
function checkEdits(
  name: string,
  edits: readonly (readonly [word: string, nth: number, by: string])[],
): void {
  test(name, () => {
    assert.deepEqual(RULES.refused, []);
    let text = chunkText(new TextEncoder().encode(TEXT));
    let log: Log = readText(TEXT);
    let matches = matchLog('log', log, RULES, CONTEXT);
    assert.equal(matches.suppressed?.length, 3);
    for (const [word, nth, by] of edits) {
      const now = new TextDecoder().decode(text.subarray());
      const offset = now.split(word, nth + 1).join(word).length;
      const edit = { offset, deleted: word.length, inserted: new TextEncoder().encode(by) };
      text = text.withEdit(edit);
      const record = rereadRecord(log, edit, text);
      assert.ok(record);
      log = record.after;
      matches = rematchEvent(matches, record, RULES, CONTEXT);
      const fresh = readText(new TextDecoder().decode(text.subarray()));
      assert.deepEqual(plainly(matches), plainly(matchLog('log', fresh, RULES, CONTEXT)), by);
    }
  });
}

checkEdits('what was held back moves along', [
  ['robot', 0, 'robot", "z":"'],
  ['slow', 0, 'slow", "z":"'],
  ['robot', 2, 'nobody'],
]);
checkEdits('what was held back no longer is', [
  ['robot', 0, 'ana'],
  ['slow', 0, 'quick'],
  ['robot', 0, 'robotic'],
]);
checkEdits('what was a match is held back, and is one again', [
  ['ana', 0, 'robot'],
  ['robot', 1, 'anabel'],
  ['robot', 1, 'bob'],
]);
