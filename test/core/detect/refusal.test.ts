import { checkRefused } from './support/check.ts';

const HEAD = `title: Test
logsource: { product: aws, service: cloudtrail }`;
const DETECTION = `detection:
  a: { x: 1 }
  condition: a`;

// The document
checkRefused(
  'a list',
  `- a
^ a rule must be a mapping`,
);
checkRefused(
  'a key twice',
  `title: a
title: b
^ Map keys must be unique`,
);
checkRefused(
  'no title',
  `id: x
^ a rule needs a title
logsource: { product: aws, service: cloudtrail }
${DETECTION}`,
);
checkRefused(
  'no logsource',
  `title: Test
^ a rule needs a logsource
${DETECTION}`,
);
checkRefused(
  'no detection',
  `title: Test
^ a rule needs a detection
logsource: { product: aws, service: cloudtrail }`,
);
checkRefused(
  'an unknown level',
  `${HEAD}
level: huge
       ^ "huge" is no level; levels are informational, low, medium, high, critical
${DETECTION}`,
);
checkRefused(
  'a key without a value',
  `${HEAD}
author:
finding: [a]
         ^ finding must be a plain value
${DETECTION}`,
);
checkRefused(
  'YAML aliases that come back to themselves',
  `${HEAD}
detection:
  a: &a [{ x: 1 }, *a]
                   ^ too many YAML aliases
  condition: a`,
);
checkRefused(
  'an alias of what cannot be',
  `${HEAD}
x: &a { y: 1 }
detection:
  a: { x: *a }
          ^ a value of x must be a plain value
  condition: a`,
);
checkRefused(
  'the rest of the file still loads',
  `${HEAD}
level: low
${DETECTION}
---
title: Other
logsource: { product: aws, service: cloudtrail }
level: 'tiny'
        ^ "tiny" is no level; levels are informational, low, medium, high, critical
---
title: Third
logsource: { product: windows }
detection: not even looked at`,
);

// Searches and modifiers
const search = (line: string): string => `${HEAD}
detection:
${line}
  condition: a`;
checkRefused(
  'an empty search',
  search(`  a: {}
     ^ an empty search`),
);
checkRefused(
  'a search without a value',
  search(`  a:
  ^ this value needs a field`),
);
checkRefused(
  'a keyword that is null',
  search(`  a: [one, null]
           ^ this value needs a field`),
);
checkRefused(
  'a list in a list of values',
  search(`  a: { x: [y, [z]] }
              ^ a value of x must be a plain value`),
);
checkRefused(
  'a map as value',
  search(`  a:
    x: { y: 1 }
       ^ a value of x must be a plain value`),
);
checkRefused(
  'an unknown modifier',
  search(`  a: { x|contains|tilde: 1 }
                  ^ the modifier "tilde" is not supported`),
);
checkRefused(
  'an unknown modifier of a quoted key',
  search(`  a: { "x|utf8": 1 }
          ^ the modifier "utf8" is not supported`),
);
checkRefused(
  'a network that is none',
  search(`  a: { x|cidr: [10.0.0.0/8, 10.0.0.0/33] }
                            ^ the modifier "cidr" needs a network such as 10.0.0.0/8`),
);
checkRefused(
  'a host where a network is meant',
  search(`  a: { x|cidr: 10.0.0.1/8 }
               ^ the modifier "cidr" needs a network, and 10.0.0.1/8 is a host in one`),
);
checkRefused(
  'an expression of what was modified',
  search(`  a: { x|contains|re: y }
                  ^ the modifier "re" must come first`),
);
checkRefused(
  'a network of what was modified',
  search(`  a: { x|startswith|cidr: 10. }
                    ^ the modifier "cidr" must come first`),
);
checkRefused(
  'encoded wildcards',
  search(`  a: { x|base64: 'a*' }
                  ^ the modifier "base64" cannot encode wildcards`),
);
checkRefused(
  'encoded wildcards at any offset',
  search(`  a: { x|base64offset|contains: 'a?' }
                                 ^ the modifier "base64offset" cannot encode wildcards`),
);
checkRefused(
  'an encoded number',
  search(`  a: { x|base64: 12 }
                 ^ the modifier "base64" needs a text`),
);
checkRefused(
  'wide text beyond ASCII',
  search(`  a: { x|wide: 'ä' }
                ^ the modifier "wide" needs a text of ASCII characters`),
);
checkRefused(
  'more options than anyone writes',
  search(`  a: { x|windash: ' -a -b -c -d' }
                   ^ the modifier "windash" takes at most 3 options`),
);
checkRefused(
  'an hour that is none',
  search(`  a: { x|hour: [23, 24] }
                    ^ the modifier "hour" is a number from 0 to 23`),
);
checkRefused(
  'a part of an hour',
  search(`  a: { x|hour: 1.5 }
               ^ the modifier "hour" needs a whole number`),
);
checkRefused(
  'the hour of a comparison',
  search(`  a: { x|gte|hour: 5 }
                   ^ the modifier "hour" needs a whole number`),
);
checkRefused(
  'a reference to many fields',
  search(`  a: { x|fieldref: 'user*' }
                    ^ the modifier "fieldref" needs the name of one field, without wildcards`),
);
checkRefused(
  'placeholders that stand for too much',
  search(`  a: { x|expand: '${'%team%'.repeat(14)}' }
                  ^ the modifier "expand" stands for more than 10000 texts`),
);
checkRefused(
  'a comparison with text',
  search(`  a: { x|gt: many }
             ^ the modifier "gt" needs a number`),
);
checkRefused(
  'exists of something',
  search(`  a: { x|exists: y }
                 ^ the modifier "exists" needs true or false`),
);
checkRefused(
  'a reference to no field',
  search(`  a: { x|fieldref: 3 }
                   ^ the modifier "fieldref" needs the name of a field`),
);
checkRefused(
  'contains nothing',
  search(`  a: { x|contains: null }
                   ^ the modifier "contains" needs a text`),
);
checkRefused(
  'text modifiers after a comparison',
  search(`  a: { x|gt|contains: 3 }
                      ^ the modifier "contains" needs a text`),
);
checkRefused(
  'cased numbers',
  search(`  a: { x|lt|cased: 3 }
                   ^ the modifier "cased" needs a text`),
);
checkRefused(
  'a flag without its expression',
  search(`  a: { x|i: y }
         ^ the modifier "i" stands only after re`),
);
checkRefused(
  'an expression that looks back',
  search(`  a: { x|re: '(a)\\1' }
              ^ the modifier "re" does not support \\1`),
);
checkRefused(
  'an expression that is no text',
  search(`  a: { x|re: null }
             ^ the modifier "re" needs a text`),
);
checkRefused(
  'an unknown placeholder',
  search(`  a: { x|expand: 'a%nope%' }
                  ^ the modifier "expand" knows no placeholder %nope%`),
);
checkRefused(
  'a placeholder that is a number',
  search(`  a: { x|expand: 3 }
                 ^ the modifier "expand" needs a text`),
);
checkRefused(
  'a keyword that speaks of a field',
  search(`  a: { '|exists': true }
                  ^ this value needs a field`),
);
checkRefused(
  'alternatives that speak of a field',
  search(`  a: { '|expand|fieldref': '%networks%' }
                            ^ this value needs a field`),
);

// Conditions
const condition = (lines: string): string => `${HEAD}
detection:
  a: { x: 1 }
  bc: { x: 1 }
${lines}`;
checkRefused(
  'no condition',
  `${HEAD}
detection:
  a: { x: 1 }
  ^ a detection needs a condition`,
);
checkRefused(
  'a list of no conditions',
  condition(`  condition: []
             ^ a detection needs a condition`),
);
checkRefused(
  'an empty condition',
  condition(`  condition: ''
              ^ condition is empty`),
);
checkRefused(
  'an unknown search',
  condition(`  condition: a and b
                   ^ condition: no search is called b`),
);
checkRefused(
  'no search fits',
  condition(`  condition: 1 of x*
                  ^ condition: no search is called x*`),
);
checkRefused(
  'another number',
  condition(`  condition: 2 of them
             ^ condition: "2 of" is not supported; 1, any and all are`),
);
checkRefused(
  'of what',
  condition(`  condition: all of
                 ^ condition: "of" needs "them" or a pattern`),
);
checkRefused(
  'only names with an underscore fit',
  `${HEAD}
detection:
  _a: { x: 1 }
  condition: 1 of them
                  ^ condition: no search is called them`,
);
checkRefused(
  'a missing parenthesis',
  condition(`  condition: (a or bc
                   ^ condition: ")" is missing`),
);
checkRefused(
  'a parenthesis too many',
  condition(`  condition: a or bc)
                    ^ condition: unexpected ")"`),
);
checkRefused(
  'an operator without operand',
  condition(`  condition: a and
               ^ condition: the condition ends too early`),
);
checkRefused(
  'no operator',
  condition(`  condition: a bc
               ^ condition: unexpected "bc"`),
);
checkRefused(
  'two operators',
  condition(`  condition: a and or bc
                   ^ condition: unexpected "or"`),
);
checkRefused(
  'an aggregation, folded over lines',
  condition(`  condition: >
    a and
    bc | count() > 3
       ^ condition: "|" (count, near) is not supported; write a correlation`),
);
checkRefused(
  'one of several conditions',
  condition(`  condition:
    - a
    - "bc and a x"
                ^ condition: unexpected "x"`),
);
checkRefused(
  'nested too deeply',
  condition(`  condition: ${'('.repeat(101)}a${')'.repeat(101)}
${' '.repeat(113)}^ condition: the condition is nested too deeply`),
);
checkRefused(
  'the old way to correlate',
  condition(`  timeframe: 5m
  ^ "timeframe" is not supported; write a correlation
  condition: a`),
);

// Our keys
checkRefused(
  'new terms without history',
  `${HEAD}
new_terms: { fields: [user.name] }
           ^ new_terms needs "fields" and "history"
${DETECTION}`,
);
checkRefused(
  'a history that is no timespan',
  `${HEAD}
new_terms: { fields: [user.name], history: 10 days }
                                           ^ "10 days" is no timespan; write a count and one of s, m, h, d, w, M, y
${DETECTION}`,
);
checkRefused(
  'a misspelt key',
  `${HEAD}
new_terms: { field: user.name, history: 1d }
             ^ new_terms has no key "field"
${DETECTION}`,
);
checkRefused(
  'raise to nothing',
  `${HEAD}
raise: { when: flagged }
       ^ raise needs "to", a level
${DETECTION}`,
);
checkRefused(
  'raise at another time',
  `${HEAD}
raise: { to: high, when: always }
                         ^ raise needs "when: flagged"
${DETECTION}`,
);
checkRefused(
  'flags of another kind',
  `${HEAD}
flags: all
       ^ flags must be anchor, chain or none
${DETECTION}`,
);
checkRefused(
  'an anchor without a correlation',
  `${HEAD}
anchor: a
^ "anchor" belongs to a correlation
${DETECTION}`,
);

// Filters
const filter = (lines: string, logsource = 'product: aws'): string => `title: Test
id: 1
${HEAD.split('\n')[1]}
${DETECTION}
---
title: Filter
logsource: { ${logsource} }
filter:
${lines}`;
checkRefused(
  'a filter of nothing',
  filter(`  rules: [2, 3]
          ^ no rule has the id, name or title "2"
  a: { x: 1 }
  condition: not a`),
);
checkRefused(
  'a filter of a filter',
  filter(`  rules: Filter
         ^ the rule "Filter" refers back to this one
  a: { x: 1 }
  condition: not a`),
);
checkRefused(
  'a filter that does not say of which rules',
  filter(`  a: { x: 1 }
  ^ a filter needs rules; "any" is every one
  condition: not a`),
);
checkRefused(
  'a filter without a condition',
  filter(`  rules: any
  ^ a filter needs a condition
  a: { x: 1 }`),
);
checkRefused(
  'a filter with two conditions',
  filter(`  rules: any
  a: { x: 1 }
  condition: [not a, a]
             ^ a filter has one condition`),
);
checkRefused(
  'a filter with an unknown search',
  filter(`  rules: any
  a: { x: 1 }
  condition: not b
                 ^ condition: no search is called b`),
);
checkRefused(
  'a filter of unknown modifiers',
  filter(`  rules: any
  a: { x|near: 1 }
         ^ the modifier "near" is not supported
  condition: not a`),
);
checkRefused(
  'a filter that expires some day',
  filter(`  rules: any
  a: { x: 1 }
  condition: not a
expires: soon
         ^ expires needs a date such as 2026-12-31`),
);
checkRefused(
  'a filter for nothing in particular',
  filter(
    `  rules: any
  a: { x: 1 }
  condition: not a`,
    'definition: x',
  ).replace(
    'definition: x }',
    'definition: x }\n           ^ a logsource needs a product, a service or a category',
  ),
);
checkRefused(
  'a filter without a log source',
  `title: Filter
^ a filter needs a logsource
filter: { rules: any, a: { x: 1 }, condition: not a }`,
);
checkRefused(
  'a correlation of a filter',
  `${filter(`  rules: any
  a: { x: 1 }
  condition: not a`)}
---
title: C
correlation: { type: temporal, rules: [1, Filter], timespan: 1h }
                                          ^ "Filter" is a filter, not a rule`,
);
