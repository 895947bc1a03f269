import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import publishedSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { sarifTexts } from '../../../../src/core/analysis/exports/sarif/sarif.ts';
import { investigate, PACK_RULES, record } from '../support/case.ts';
import { PLACES } from './support.ts';

/** The parts of SARIF that are looked at here. */
interface Text {
  readonly text: string;
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly message: Text;
  readonly locations: readonly { readonly physicalLocation: object }[];
  readonly relatedLocations: readonly { readonly message: Text }[];
  readonly codeFlows: readonly {
    readonly threadFlows: readonly { readonly locations: readonly { readonly executionTimeUtc: string }[] }[];
  }[];
  readonly partialFingerprints: object;
}
interface Notification {
  readonly descriptor: { readonly id: string };
  readonly message: Text;
}
interface Run {
  readonly tool: {
    readonly driver: {
      readonly rules: readonly {
        readonly id: string;
        readonly shortDescription: Text;
        readonly fullDescription: Text;
        readonly help: Text;
        readonly properties: { readonly tags: readonly string[]; readonly 'security-severity': string };
      }[];
    };
  };
  readonly invocations: readonly {
    readonly toolExecutionNotifications: readonly Notification[];
    readonly toolConfigurationNotifications: readonly Notification[];
  }[];
  readonly results: readonly Result[];
}

const CHAIN = [
  record({ eventID: '1' }),
  record({
    eventID: '2',
    eventTime: '2024-05-01T10:05:00Z',
    eventName: 'CreateSecurityGroup',
    sourceIPAddress: '10.0.0.1',
    requestParameters: { groupName: 'Java_Ghost' },
    responseElements: { groupId: 'sg-0123456789abcdef0' },
  }),
  record({
    eventID: undefined,
    sourceIPAddress: '10.0.0.1',
    requestParameters: { keyName: '[xg1](http://x)' },
  }),
].join('\n');

const sarif = exportOf(CHAIN);
const run = sarif.runs[0]!;
const chained = run.results.find(({ ruleId }) => ruleId === 'key-pair-and-security-group')!;

function exportOf(text: string): { readonly runs: readonly Run[] } {
  const investigation = investigate({ 'logs/größe #1.json': text }, PACK_RULES);
  const { findings, undecided } = investigation.conclusion();
  const refused = [{ path: 'mine.yml', line: 3, column: 1, reason: 'unknown modifier' }];
  const problems = [
    { path: 'cut.json', code: 'cut-at-end', message: 'cut', offset: 7, severity: 'warning' as const },
  ];
  const input = {
    version: '1.2.3',
    rules: { ...PACK_RULES, refused },
    findings,
    undecided,
    problems,
    successful: true,
  };
  return JSON.parse([...sarifTexts(input, PLACES)].join(''));
}

test('is valid by the published schema', () => {
  // The schema is of draft 4, of which it uses nothing that later drafts read otherwise but the name of its id.
  const { $schema: _, id, ...schema } = publishedSchema;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile({ ...schema, $id: id });
  assert.deepEqual(validate(sarif) ? [] : validate.errors, []);
});

test('every rule has help, tags and a severity, and results point at theirs', () => {
  const { rules } = run.tool.driver;
  for (const rule of rules) {
    assert.ok(rule.shortDescription.text && rule.fullDescription.text && rule.help.text, rule.id);
    assert.ok(rule.properties.tags.includes('attack.t1098') || rule.properties.tags.length > 1, rule.id);
    assert.match(rule.properties['security-severity'], /^\d\.\d$/);
  }
  for (const { ruleId, ruleIndex } of run.results) assert.equal(rules[ruleIndex]?.id, ruleId);
});

test('a result has bytes, characters and lines, and the URI of its file', () => {
  assert.deepEqual(chained.locations[0]?.physicalLocation, {
    artifactLocation: { uri: 'logs/gr%C3%B6%C3%9Fe%20%231.json' },
    region: {
      startLine: 1,
      startColumn: 1,
      endLine: 1,
      endColumn: CHAIN.indexOf('\n') + 1,
      byteOffset: 0,
      byteLength: CHAIN.indexOf('\n'),
      charOffset: 0,
      charLength: CHAIN.indexOf('\n'),
    },
  });
});

test('a chain is a code flow, in the order of time', () => {
  const steps = chained.codeFlows[0]!.threadFlows[0]!.locations;
  assert.deepEqual(
    steps.map(({ executionTimeUtc }) => executionTimeUtc),
    ['2024-05-01T10:00:00.000Z', '2024-05-01T10:05:00.000Z'],
  );
  assert.ok(chained.relatedLocations.some(({ message }) => message.text.includes('CreateSecurityGroup')));
});

test('fingerprints are made of rule and event', () => {
  assert.deepEqual(chained.partialFingerprints, { 'ruleAndEvent/v1': 'key-pair-and-security-group:1' });
});

test('text of a log makes no link', () => {
  const texts = run.results.map(({ message }) => message.text);
  assert.ok(texts.some((text) => text.includes(String.raw`\[xg1](http://x)`)));
});

test('notifications: problems, undecided, refused rules', () => {
  const invocation = run.invocations[0]!;
  const ids = invocation.toolExecutionNotifications.map(({ descriptor }) => descriptor.id);
  assert.deepEqual([...new Set(ids)], ['cut-at-end', 'undecided']);
  assert.equal(
    invocation.toolConfigurationNotifications[0]?.message.text,
    'rule not loaded: unknown modifier',
  );
});
