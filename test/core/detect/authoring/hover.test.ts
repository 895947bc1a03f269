import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meaningAt } from '../../../../src/core/detect/authoring/hover.ts';

const HEAD = `title: Test
logsource: { product: aws, service: cloudtrail }
`;

/** What is said of the word in which `@` stands: its name, what it is, and the beginning of the text. */
function check(marked: string, expected: string): void {
  test(marked.split('\n').at(-1)!.trim(), () => {
    const offset = marked.indexOf('@');
    const found = meaningAt(marked.replace('@', ''), offset);
    const said = found ? `${found.name} | ${found.what} | ${found.doc}` : 'nothing';
    assert.equal(said.slice(0, expected.length), expected);
    if (expected === 'nothing') assert.equal(said, expected);
  });
}

check(`${HEAD}le@vel: high`, 'level | Sigma key | How much a finding matters');
check(`${HEAD}level: hi@gh`, 'high | Value | Very likely an attack');
check(`${HEAD}fin@ding: x`, 'finding | Key of CloudTrail Investigator; other tools ignore it |');
check(
  `${HEAD}tags:\n  - attack.t1098@.001`,
  'attack.t1098.001 | Tag | T1098.001 Account Manipulation: Additional Cloud Cred',
);
check(`${HEAD}tags: [attack.per@sistence]`, 'attack.persistence | Tag | Tactic: Persistence');
check(`${HEAD}detection:\n  s:\n    event@Name|contains: x`, 'eventName | Field of the record | The call');
check(
  `${HEAD}detection:\n  s:\n    eventName|con@tains|all: x`,
  'contains | Modifier | The text stands anywhere',
);
check(`${HEAD}detection:\n  s:\n    eventName|contains|@all: x`, 'all | Modifier | Every value');
check(
  `${HEAD}detection:\n  s:\n    - source.as.num@ber: 1`,
  'source.as.number | Derived field | The number of the network',
);
check(`${HEAD}detection:\n  s: { user.na@me: x }`, 'user.name | Derived field |');
check(
  `${HEAD}detection:\n  s:\n    requestParameters.some@thing: 1`,
  'requestParameters.something | Field | A path into the record',
);
check(
  `${HEAD}detection:\n  s:\n    eventName: Create@User`,
  'CreateUser | Call | A call of iam.amazonaws.com',
);
check(
  `${HEAD}detection:\n  s:\n    eventName:\n      - Create@User`,
  'CreateUser | Call | A call of iam.amazonaws.com',
);
check(
  `${HEAD}detection:\n  s:\n    cloudtrail.credential.kind: long-@term`,
  'long-term | Value | An access key',
);
check(`${HEAD}detection:\n  cond@ition: s`, 'condition | Sigma key | How the searches');
check('title: T\ncorrelation:\n  type: value_@count', 'value_count | Value | Counts the different values');
check('title: T\ncorrelation:\n  group-@by: [x]', 'group-by | Sigma key |');
check('title: T\ncorrelation:\n  group-by: [user.na@me]', 'user.name | Derived field |');
check(
  'title: T\ncorrelation: {}\nwhere:\n  a:\n    cloudtrail.security_group.na@me: x',
  'cloudtrail.security_group.name | Joined field |',
);

check(`${HEAD}title: le@vel`, 'nothing');
check(`${HEAD}# le@vel: x`, 'nothing');
check(`${HEAD}detection:\n  selec@tion:\n    a: 1`, 'nothing');
check('on: push\nle@vel: high', 'nothing');
check(`${HEAD}description: |\n  the le@vel: is`, 'nothing');
