import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingJsonWriter, type FindingJson } from '../../../../src/core/analysis/exports/finding-json.ts';
import { findingText } from '../../../../src/core/analysis/exports/text.ts';
import { loadRules } from '../../../../src/core/detect/parse/load.ts';
import type { RuleSet } from '../../../../src/core/detect/rule.ts';
import { SHIPPED_PLACEHOLDERS } from '../../../../src/core/enrich/placeholders.ts';
import { investigate, PACK_RULES, record } from '../support/case.ts';
import { PLACES } from './support.ts';

function findings(text: string, rules: RuleSet = PACK_RULES): FindingJson[] {
  const investigation = investigate({ 'a b.json': text }, rules);
  const conclusion = investigation.conclusion();
  return conclusion.findings.map(findingJsonWriter(rules.rules, conclusion, PLACES));
}

/** A rule of one's own on one field. */
function ruleOn(field: string, value: string, message: string): RuleSet {
  const text = `title: Mine
id: 5c2b0d0e-0000-4000-8000-000000000000
author: me
level: low
message: "${message}"
logsource: {product: aws, service: cloudtrail}
detection:
  selection:
    ${field}: "${value}"
  condition: selection
`;
  return loadRules([{ path: 'mine.yml', text }], SHIPPED_PLACEHOLDERS);
}

const line = record();
const at = (value: string, from = 0): number => line.indexOf(value, from);

test('a finding with its evidence, entities and network', () => {
  const [finding] = findings(
    line,
    ruleOn('requestParameters.keyName', 'xg1', 'made {requestParameters.keyName}'),
  );
  assert.deepEqual(finding, {
    rule: { id: '5c2b0d0e-0000-4000-8000-000000000000', title: 'Mine', level: 'low', author: 'me' },
    message: 'made xg1',
    level: 'low',
    event: {
      eventID: 'e1',
      eventTime: '2024-05-01T10:00:00Z',
      eventName: 'CreateKeyPair',
      eventSource: 'ec2.amazonaws.com',
    },
    location: PLACES.locate('a b.json', { offset: 0, length: line.length }),
    evidence: [
      {
        field: 'requestParameters.keyName',
        value: 'xg1',
        location: PLACES.locate('a b.json', { offset: at('xg1'), length: 3 }),
      },
    ],
    related: [],
    entities: {
      accessKeyId: 'AKIAAAAAAAAAAAAAAAAA',
      keyName: 'xg1',
      principalArn: null,
      userName: 'ana',
      accountId: '111122223333',
      region: 'us-east-1',
      sourceIPAddress: '88.1.2.3',
    },
    enrichment: { credential: 'long-term', as: { number: 3352, organization: 'Telefonica de Espana' } },
    undecided: [],
  });
});

test('a derived field says what it comes from and stands there', () => {
  const [finding] = findings(line, ruleOn('cloudtrail.credential.kind', 'long-term', 'x'));
  const key = 'AKIAAAAAAAAAAAAAAAAA';
  assert.deepEqual(finding?.evidence, [
    {
      field: 'cloudtrail.credential.kind',
      value: 'long-term',
      location: PLACES.locate('a b.json', { offset: at(key), length: key.length }),
      from: { field: 'userIdentity.accessKeyId', value: key },
    },
  ]);
});

test('what could not be decided on the same event', () => {
  const [finding] = findings(record({ sourceIPAddress: '10.0.0.1' }));
  assert.deepEqual(finding?.undecided, [
    { rule: 'key-pair-new-principal-non-cloud-as', reason: 'no AS known for 10.0.0.1' },
  ]);
});

function ec2(
  minute: number,
  eventName: string,
  requestParameters: object,
  responseElements?: object,
): string {
  const eventTime = `2024-05-01T10:0${minute}:00Z`;
  return record({ eventID: String(minute), eventTime, eventName, requestParameters, responseElements });
}

test('the name of a key pair deleted by its id comes from its creation', () => {
  const log = [
    ec2(1, 'CreateKeyPair', { keyName: 'laptop' }, { keyName: 'laptop', keyPairId: 'key-0a1b2c3d4e5f60718' }),
    ec2(2, 'RunInstances', { instancesSet: { items: [{ keyName: 'laptop' }] } }),
    ec2(3, 'DeleteKeyPair', { keyPairId: 'key-0a1b2c3d4e5f60718' }),
  ].join('\n');
  const removed = findings(log).find(({ rule }) => rule.id === 'key-pair-removed-after-use');
  assert.equal(removed?.entities.keyName, 'laptop');
});

test('session tokens are never repeated', () => {
  const text = record({
    eventName: 'GetSessionToken',
    eventSource: 'sts.amazonaws.com',
    responseElements: {
      credentials: { accessKeyId: 'ASIAAAAAAAAAAAAAAAAA', sessionToken: 'FwoGZXIvYXdzEXAMPLETOKEN' },
    },
  });
  const field = 'responseElements.credentials.sessionToken';
  const shown = JSON.stringify(findings(text, ruleOn(field, 'FwoG*', `token {${field}}`)));
  assert.ok(shown.includes('<session token hidden>'));
  assert.ok(!shown.includes('FwoG'));

  const named = record({ requestParameters: { keyName: 'FwoGZXIvYXdzEJrEXAMPLETOKEN00' } });
  assert.ok(
    !JSON.stringify(findings(named, ruleOn('eventName', 'CreateKeyPair', '{eventName}'))).includes('FwoG'),
  );
});

test('text for a person: no control character of the log gets through', () => {
  const hostile = 'a\u001b[31mb\u202ec';
  const [finding] = findings(
    record({ eventTime: undefined, requestParameters: { keyName: hostile }, sourceIPAddress: undefined }),
    ruleOn('requestParameters.keyName', 'a*', 'made {requestParameters.keyName}'),
  );
  const text = findingText(finding!);
  const name = String.raw`a\u001b[31mb\u202ec`;
  const { offset } = finding!.evidence[0]!.location!;
  assert.equal(
    text,
    `LOW 5c2b0d0e-0000-4000-8000-000000000000  no readable time
  made ${name}
  at a b.json:1:1
  evidence  requestParameters.keyName = ${name}  1:${offset + 1}
`,
  );
  assert.match(findingText(finding!, 'DRL-1.1\u001b'), /\n {2}rule by .+, licence DRL-1\.1\\u001b\n/);
});
