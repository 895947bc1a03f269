import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conclude } from '../../../src/core/detect/conclude/conclude.ts';
import { matchLog } from '../../../src/core/detect/match.ts';
import { valuesOfMatch } from '../../../src/core/detect/told-by-facts.ts';
import { CONTEXT, eventText, load, readText } from './support/rules.ts';

const FIELDS = [
  ...['eventID', 'eventName', 'eventSource', 'eventTime', 'awsRegion', 'sourceIPAddress', 'userAgent'],
  ...['userIdentity.accessKeyId', 'userIdentity.arn', 'user.name', 'cloud.account.id', 'cloud.region'],
  ...['cloudtrail.credential.kind', 'source.as.number', 'source.as.organization.name'],
  ...['constructor', '__proto__'],
];
const RULES = load(
  `title: R\nlogsource: { product: aws, service: cloudtrail }\nmessage: '${FIELDS.map((field) => `{${field}}`).join('')}'\n` +
    'detection: { a: { eventName: A }, condition: a }',
);

/** The values of these fields of an event that a rule matched, and which of them the match keeps besides the facts. */
function check(
  name: string,
  event: object,
  expected: Readonly<Record<string, readonly string[]>>,
  kept: readonly string[],
): void {
  test(name, () => {
    const text = eventText({ eventSource: 'a.amazonaws.com', ...event, eventName: 'A' });
    const [match] = matchLog('a', readText(`[${text}]`), RULES, CONTEXT).matches;
    const values = FIELDS.map((field) => [field, valuesOfMatch(match!, field)] as const);
    const some = values.filter(([, found]) => found.length > 0);
    const { eventName, eventSource, ...others } = Object.fromEntries(some);
    assert.deepEqual([eventName, eventSource], [['A'], ['a.amazonaws.com']]);
    assert.deepEqual(others, expected);
    assert.deepEqual(Object.keys(match!.values), kept);
  });
}

const KIND = 'cloudtrail.credential.kind';

check(
  'facts tell what most records say',
  {
    eventID: 'e',
    eventTime: '2026-01-02T03:04:05Z',
    awsRegion: 'eu-west-1',
    sourceIPAddress: '88.1.2.3',
    userAgent: 'aws-cli',
    recipientAccountId: '111122223333',
    userIdentity: { type: 'IAMUser', accessKeyId: 'AKIAIOSFODNN7EXAMPLE', userName: 'bob', arn: 'arn:x' },
  },
  {
    eventID: ['e'],
    eventTime: ['2026-01-02T03:04:05Z'],
    awsRegion: ['eu-west-1'],
    sourceIPAddress: ['88.1.2.3'],
    userAgent: ['aws-cli'],
    'userIdentity.accessKeyId': ['AKIAIOSFODNN7EXAMPLE'],
    'userIdentity.arn': ['arn:x'],
    'user.name': ['bob'],
    'cloud.account.id': ['111122223333'],
    'cloud.region': ['eu-west-1'],
    [KIND]: ['long-term'],
    'source.as.number': ['3352'],
    'source.as.organization.name': ['Telefonica de Espana'],
  },
  [],
);
check('nothing more than a call', {}, { [KIND]: ['none'] }, []);
check(
  'no text, an empty one, a list',
  { userAgent: 7, sourceIPAddress: '', userIdentity: { arn: ['a', 'b', 'a'] } },
  { userAgent: ['7'], sourceIPAddress: [''], 'userIdentity.arn': ['a', 'b'], [KIND]: ['none'] },
  ['sourceIPAddress', 'userAgent', 'userIdentity.arn'],
);
check(
  'blanks around it are part of it',
  { userAgent: ' aws-cli ' },
  { userAgent: [' aws-cli '], [KIND]: ['none'] },
  [],
);
check(
  'names that every object has',
  JSON.parse('{"constructor":"x","__proto__":["y","z"]}'),
  { [KIND]: ['none'], constructor: ['x'], ['__proto__']: ['y', 'z'] },
  ['constructor', '__proto__'],
);
check(
  'a token is hidden',
  { userAgent: 'x sessiontoken=FwoGZXIvYXdzSECRET' },
  { userAgent: ['x sessiontoken=<session token hidden>'], [KIND]: ['none'] },
  [],
);

test('names that every object has are filled in like any other', () => {
  const rules = load(
    "title: R\nlogsource: { product: aws, service: cloudtrail }\nmessage: '{constructor} {__proto__} {toString}'\n" +
      'detection: { a: { eventName: A }, condition: a }',
  );
  const text = '[{"eventSource":"a","eventName":"A","constructor":"x","__proto__":["y","z"]}]';
  const { findings } = conclude([matchLog('a', readText(text), rules, CONTEXT)], rules);
  assert.deepEqual(
    findings.map(({ message }) => message),
    ['x y, z unknown'],
  );
});
