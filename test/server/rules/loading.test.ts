import assert from 'node:assert/strict';
import test from 'node:test';
import type { RuleFiles } from '../../../src/scan/rules/rule-files.ts';
import type { Engine } from '../../../src/server/engine.ts';
import { OwnRules } from '../../../src/server/rules/own-rules.ts';
import { RuleLoading } from '../../../src/server/rules/loading.ts';
import { Scheduler } from '../../../src/server/scheduler.ts';
import { readSettings, type ServerSettings } from '../../../src/server/settings/settings.ts';
import { TEST_ASSETS } from '../support.ts';

// Reasons to load rules again may come at once: the last takes the place of the others, and none is forgotten.

const RULE = `title: Mine
logsource: { product: aws, service: cloudtrail }
detection: { a: { eventName: x }, condition: a }
`;

/** Where there is one rule at each path. */
function* read(paths: readonly string[]): Generator<void, RuleFiles> {
  yield;
  return { files: paths.map((path) => ({ path: `${path}/mine.yml`, text: RULE })), problems: [] };
}

/** The engines that come into use when `happens` has happened at once, by what of it there is to see. */
async function used(
  sent: object,
  happens: (loading: RuleLoading, rules: OwnRules) => readonly Promise<void>[],
): Promise<readonly string[]> {
  const engines: Engine[] = [];
  let settings: ServerSettings = readSettings(null);
  const rules = new OwnRules(read, undefined);
  const loading = new RuleLoading({
    assets: TEST_ASSETS,
    rules,
    scheduler: new Scheduler({ now: Date.now, soon: (callback) => setImmediate(callback) }, (error) =>
      assert.fail(String(error)),
    ),
    settings: () => settings,
    notice: () => () => {},
    use: (engine) => engines.push(engine),
  });
  loading.begin();
  settings = readSettings(sent);
  await Promise.all(happens(loading, rules));
  return engines.map(
    ({ ownRules, forFiles }) =>
      `${ownRules.files.map(({ path }) => path).join()} ${forFiles.parts.placeholders['known_bad_key_pair_names']?.at(-1)}`,
  );
}

test('other paths, and a look at the disk at the same moment', async () => {
  const sent = { rules: { paths: ['/rules'] }, knownBadKeyPairNames: ['mine'] };
  assert.deepEqual(await used(sent, (loading) => [loading.useSettings(), loading.readAgain()]), [
    '/rules/mine.yml mine',
  ]);
});

test('other settings, and a file that was saved at the same moment', async () => {
  assert.deepEqual(
    await used({ knownBadKeyPairNames: ['mine'] }, (loading) => [loading.useSettings(), loading.useKnown()]),
    [' mine'],
  );
});

test('nothing new is no reason for another engine', async () => {
  assert.deepEqual(await used({}, (loading) => [loading.readAgain(), loading.useKnown()]), []);
});
