import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf } from '../../../../src/core/detect/authoring/problems.ts';
import { CONTEXT } from '../support/rules.ts';

const HEAD = `title: Test
logsource: { product: aws, service: cloudtrail }`;

/** A rule text with carets below each word that something is said of, beside the code and the message. */
function check(name: string, annotated: string, ...others: readonly string[]): void {
  test(name, () => {
    const lines = annotated.split('\n').filter((line) => !/^ *\^/.test(line));
    const text = lines.join('\n');
    const files = others.map((other, at) => ({ path: `other${at}.yml`, text: other }));
    const problems = problemsOf({ path: 'mine.yml', text }, files, CONTEXT.placeholders);
    for (const { start, end, code, message } of problems.toReversed()) {
      const before = text.slice(0, start).split('\n');
      const carets = ' '.repeat(before.at(-1)!.length) + '^'.repeat(end - start);
      lines.splice(before.length, 0, `${carets} ${code}: ${message}`);
    }
    assert.equal(lines.join('\n'), annotated);
  });
}

check(
  'nothing to say',
  `${HEAD}
detection:
  a: { eventName: CreateUser }
  condition: a`,
);
check(
  'everything that is wrong at once, not the first alone',
  `${HEAD}
level: huge
       ^^^^ refused: "huge" is no level; levels are informational, low, medium, high, critical
detection:
  a:
    eventName|contain: x
              ^^^^^^^ refused: the modifier "contain" is not supported
    sourceIPAddress|cidr: here
                          ^^^^ refused: the modifier "cidr" needs a network such as 10.0.0.0/8
  b:
  ^ unused-search: no condition names the search "b"
    - userAgent|re: '('
                     ^ refused: the modifier "re" misses a ")"
  condition: a and c
                   ^ refused: condition: no search is called c`,
);
check(
  'a search that no condition names',
  `${HEAD}
detection:
  a: { eventName: CreateUser }
  filter: { userAgent: x }
  ^^^^^^ unused-search: no condition names the search "filter"
  condition: a`,
);
check(
  'one that a pattern means',
  `${HEAD}
detection:
  a_1: { eventName: CreateUser }
  a_2: { userAgent: x }
  condition: 1 of a_*`,
);
check(
  'a rule for other logs is not judged',
  `title: Elsewhere
logsource: { product: windows }
^^^^^^^^^ other-logs: for other logs than CloudTrail’s, so it is not loaded
detection:
  a: { Image|wildcard: x }
  condition: b`,
);
check(
  'YAML that is no Sigma',
  `on: { push: {} }
detection: [broken`,
);
check(
  'YAML that is broken',
  `${HEAD}
detection:
  a: { eventName: x
                   ^ refused: Flow map in block collection must be sufficiently indented and end with a }`,
);
check(
  'an id that is used elsewhere',
  `${HEAD}
id: one
    ^^^ refused: the id "one" is already used at other0.yml:1
detection:
  a: { eventName: x }
  condition: a`,
  `${HEAD}
id: one
detection:
  a: { eventName: x }
  condition: a`,
);
check(
  'a correlation that names a rule of another file, and one that nobody has',
  `title: Many
correlation:
  type: event_count
  rules: [other, none]
                 ^^^^ refused: no rule has the id, name or title "none"
  timespan: 1h
  condition: { gte: 3 }`,
  `${HEAD}
name: other
detection:
  a: { eventName: x }
  condition: a`,
);
check(
  'a filter in the second document',
  `${HEAD}
detection:
  a: { eventName: x }
  condition: a
---
title: Harmless
logsource: { product: aws, service: cloudtrail }
filter:
  rules: [nobody]
  b: { userAgent|like: y }
                 ^^^^ refused: the modifier "like" is not supported
  condition: not b`,
);
check(
  'a filter for a rule that nobody has',
  `title: Harmless
logsource: { product: aws, service: cloudtrail }
filter:
  rules: [nobody]
          ^^^^^^ refused: no rule has the id, name or title "nobody"
  b: { userAgent: y }
  condition: not b`,
);
