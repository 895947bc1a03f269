import assert from 'node:assert/strict';
import test from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { Investigation } from '../../../src/core/analysis/investigation.ts';
import { rereadRecord } from '../../../src/core/log/edit/edit.ts';
import { tableOf } from '../../../src/core/log/finish.ts';
import { ChunkedText, chunkText } from '../../../src/core/log/text/chunked-text.ts';
import { collectGarbage } from '../../../src/server/collect-garbage.ts';
import { investigate, PACK_RULES, record } from './support/case.ts';

const VERSIONS = 20;
/** The present one, and one that a cache of what was last asked may hold. */
const HELD = 2;

/** Types letters into a log's only record. Returns the texts and the rows of all versions. */
function typeInto(investigation: Investigation, id: string): WeakRef<object>[] {
  return Array.from({ length: VERSIONS }, () => {
    const log = investigation.log(id)!;
    const { offset } = log.events[0]!.locate(['requestParameters', 'keyName'])!;
    const edit = { offset, deleted: 0, inserted: Buffer.from('x') };
    const before = log.text instanceof ChunkedText ? log.text : chunkText(log.text.subarray());
    const reread = rereadRecord(log, edit, before.withEdit(edit))!;
    investigation.editLog(id, reread);
    investigation.conclusion();
    return [new WeakRef(reread.after.text), new WeakRef(tableOf(reread.after).rows)];
  }).flat();
}

test('of the versions of a log that is being edited none is kept but the last', async () => {
  const text = JSON.stringify({ Records: [JSON.parse(record({ eventSource: 's3.amazonaws.com' }))] });
  const investigation = investigate({ a: text }, PACK_RULES);
  const versions = typeInto(investigation, 'a');
  // What a WeakRef was made of stays until the present job is over.
  await setImmediate();
  collectGarbage();
  const kept = versions.filter((version) => version.deref() !== undefined);
  assert.ok(kept.length <= 2 * HELD, `${kept.length} texts and rows of ${VERSIONS} versions`);
  assert.ok(investigation.log('a'));
});
