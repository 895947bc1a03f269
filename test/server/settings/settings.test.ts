import assert from 'node:assert/strict';
import test from 'node:test';
import { DEFAULT_SETTINGS, readSettings, sameDetection } from '../../../src/server/settings/settings.ts';

for (const sent of [
  undefined,
  null,
  {},
  [],
  'text',
  7,
  { cloudtrailInvestigator: null },
  { minimumLevel: 'loud', codeLens: 1, asn: 'x', formattedView: { eventLayout: 'round' } },
]) {
  test(`${JSON.stringify(sent)} means the defaults`, () =>
    assert.deepEqual(readSettings(sent), DEFAULT_SETTINGS));
}

test('the section alone or the configuration around it', () => {
  const section = {
    minimumLevel: 'high',
    codeLens: { enabled: false },
    formattedView: { eventLayout: 'onePerLine' },
    cloudProviders: ['AS1', 3, ' '],
    rules: { families: { impact: false, discovery: true, 'key-pairs': null, exfiltration: false } },
  };
  const expected = {
    ...DEFAULT_SETTINGS,
    minimumLevel: 'high',
    codeLens: false,
    eventLayout: 'onePerLine',
    cloudProviders: ['AS1'],
    withoutFamilies: ['exfiltration', 'impact'],
  };
  assert.deepEqual(readSettings(section), expected);
  assert.deepEqual(readSettings({ cloudtrailInvestigator: section }), expected);
});

for (const [stopRenderingLineAfter, expected] of [
  [500, 500],
  [0, 0],
  [-1, Infinity],
  ['7', 10_000],
  [null, 10_000],
] as const) {
  test(`${stopRenderingLineAfter} beside the section: ${expected} characters of a line are drawn`, () =>
    assert.equal(
      readSettings({ cloudtrailInvestigator: {}, editor: { stopRenderingLineAfter } }).drawnCharacters,
      expected,
    ));
}

for (const [visibility, expected] of [
  [true, true],
  [false, false],
  [undefined, true],
] as const) {
  test(`problems.visibility ${visibility} beside the section: problems are ${expected ? 'shown' : 'hidden'}`, () =>
    assert.equal(
      readSettings({ cloudtrailInvestigator: {}, problems: { visibility } }).showsProblems,
      expected,
    ));
}

test('what is only shown differently finds the same', () => {
  assert.ok(
    sameDetection(
      DEFAULT_SETTINGS,
      readSettings({
        minimumLevel: 'high',
        codeLens: { enabled: false },
        formattedView: { eventLayout: 'onePerLine' },
        editor: { stopRenderingLineAfter: 500 },
        problems: { visibility: false },
      }),
    ),
  );
  assert.ok(!sameDetection(DEFAULT_SETTINGS, readSettings({ knownBadKeyPairNames: ['evil*'] })));
});

function pathsOf(rules: object): readonly string[] {
  return readSettings({ rules }).rulePaths;
}

test('the folder of suppressions is one of the paths of rules', () => {
  assert.deepEqual(pathsOf({ suppressionsFolder: 'filters' }), ['filters']);
  assert.deepEqual(pathsOf({ paths: ['mine', 'filters'], suppressionsFolder: 'filters' }), [
    'mine',
    'filters',
  ]);
  assert.deepEqual(pathsOf({ paths: ['mine'], suppressionsFolder: ' ' }), ['mine']);
});
