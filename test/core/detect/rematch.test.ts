import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchLog } from '../../../src/core/detect/match.ts';
import type { RuleFile } from '../../../src/core/detect/parse/document.ts';
import { loadRules } from '../../../src/core/detect/parse/load.ts';
import { rematchLogInSteps } from '../../../src/core/detect/rematch.ts';
import { ruleChanges } from '../../../src/core/detect/rule-changes.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { CONTEXT, eventText, readText } from './support/rules.ts';

const LOG = readText(
  `{"Records":[${[
    eventText({ eventID: '1', requestParameters: { keyName: 'a' }, userAgent: 'x' }),
    eventText({ eventID: '2', requestParameters: { keyName: 'b' }, userAgent: 'y' }),
    eventText({ eventID: '3', eventName: 'DeleteKeyPair', sourceIPAddress: '10.0.0.1' }),
    eventText({ eventID: '4', eventName: 'RunInstances', userAgent: 'x' }),
  ].join()}]}`,
);

const LOGSOURCE = 'logsource: { product: aws, service: cloudtrail }';
const rule = (name: string, detection: string, more = ''): string =>
  `title: ${name}\nname: ${name}\n${LOGSOURCE}\ndetection:\n  s: { ${detection} }\n  condition: s\n${more}`;
const filter = (name: string, rules: string, detection: string): string =>
  `title: ${name}\nname: ${name}\n${LOGSOURCE}\nfilter:\n  rules: ${rules}\n  s: { ${detection} }\n  condition: not s\n`;
const correlation = (name: string, rules: string, more = ''): string =>
  `title: ${name}\nname: ${name}\ncorrelation: { type: event_count, rules: ${rules}, timespan: 1h, condition: { gte: 1 }${more} }\n`;

const CREATED = rule('created', 'eventName: CreateKeyPair');
const DELETED = rule('deleted', 'eventName: DeleteKeyPair');
const NETWORK = rule('network', 'source.as.number: 1');
const LAUNCHED = rule('launched', 'eventName: RunInstances');

/**
 * The files before and after; of those whose text is the same the engine has the same. `again`: the rules that are
 * matched again. What comes out is what matching everything gives.
 */
function check(
  name: string,
  { before, after, again }: { before: readonly string[]; after: readonly string[]; again: readonly string[] },
): void {
  test(name, () => {
    const files = new Map<string, RuleFile>();
    const filesOf = (texts: readonly string[]): RuleFile[] =>
      texts.map((text) => {
        const file = files.get(text) ?? { path: `${files.size}.yml`, text };
        files.set(text, file);
        return file;
      });
    const [was, is] = [before, after].map((texts) => loadRules(filesOf(texts), CONTEXT.placeholders));
    assert.deepEqual([...was!.refused, ...is!.refused], []);
    assert.deepEqual(
      ruleChanges(was!, is!).again.rules.map(({ key }) => key),
      again,
    );
    const matched = { log: LOG, rules: was!, matches: matchLog('log', LOG, was!, CONTEXT) };
    const expected = matchLog('log', LOG, is!, CONTEXT);
    assert.deepEqual(inOneGo(rematchLogInSteps(matched, is!, CONTEXT)), expected);
  });
}

check('the same rules', { before: [CREATED, NETWORK], after: [CREATED, NETWORK], again: [] });
check('one rule says something else', {
  before: [CREATED, DELETED, NETWORK],
  after: [rule('created', 'userAgent: x'), DELETED, NETWORK],
  again: ['created'],
});
check('a rule more, and one less', {
  before: [CREATED, DELETED],
  after: [LAUNCHED, CREATED],
  again: ['launched'],
});
check('another order', {
  before: [CREATED, DELETED, LAUNCHED],
  after: [LAUNCHED, DELETED, CREATED],
  again: [],
});
check('a rule that asks for a field in its message', {
  before: [CREATED, DELETED],
  after: [rule('created', 'eventName: CreateKeyPair', "message: 'By {userAgent}'"), DELETED],
  again: ['created'],
});
check('a correlation more: its rules keep more values, and none is matched again', {
  before: [CREATED, DELETED],
  after: [CREATED, DELETED, correlation('many', 'created', ', group-by: [userAgent]')],
  again: [],
});
check('a filter more', {
  before: [CREATED, DELETED],
  after: [CREATED, DELETED, filter('not_b', '[created]', 'requestParameters.keyName: b')],
  again: ['created'],
});
check('a filter less', {
  before: [CREATED, DELETED, filter('not_b', 'any', 'requestParameters.keyName: b')],
  after: [CREATED, DELETED],
  again: ['created', 'deleted'],
});
check('a filter that says something else', {
  before: [CREATED, DELETED, filter('not_b', '[created]', 'requestParameters.keyName: b')],
  after: [CREATED, DELETED, filter('not_b', '[created]', 'requestParameters.keyName: a')],
  again: ['created'],
});
check('the same filter', {
  before: [CREATED, DELETED, filter('not_b', '[created]', 'requestParameters.keyName: b')],
  after: [CREATED, LAUNCHED, DELETED, filter('not_b', '[created]', 'requestParameters.keyName: b')],
  again: ['launched'],
});
check('a filter of a correlation, one of whose rules says something else', {
  before: [
    CREATED,
    DELETED,
    correlation('many', '[created, deleted]'),
    filter('f', '[many]', 'userAgent: y'),
  ],
  after: [
    rule('created', 'userAgent: [x, y]'),
    DELETED,
    correlation('many', '[created, deleted]'),
    filter('f', '[many]', 'userAgent: y'),
  ],
  again: ['created', 'deleted', 'many'],
});
check('a filter of a correlation that joins other rules now', {
  before: [
    CREATED,
    DELETED,
    LAUNCHED,
    correlation('many', '[created]'),
    filter('f', '[many]', 'userAgent: y'),
  ],
  after: [
    CREATED,
    DELETED,
    LAUNCHED,
    correlation('many', '[deleted]'),
    filter('f', '[many]', 'userAgent: y'),
  ],
  again: ['deleted', 'many'],
});
