import type { JsonObject } from '../../log/json/value.ts';
import { isLevel, LEVELS } from '../level.ts';
import { splitDocuments, type RuleDocument, type RuleFile } from '../parse/document.ts';
import { Refusal } from '../parse/refusal.ts';
import type { YamlValue } from '../parse/yaml-value.ts';
import type { RefusedRule } from '../rule.ts';
import { jsonObjectOf } from './json-of.ts';
import type { Expected, ExpectedItem, RuleTest, RuleTestFile, TestEvents, TextPlace } from './rule-test.ts';

/** Reads a file of tests. Never throws: what is wrong is a problem at its place. */
export function parseRuleTests(file: RuleFile): RuleTestFile {
  const tests: RuleTest[] = [];
  const problems: RefusedRule[] = [];
  for (const document of splitDocuments(file)) {
    if ('reason' in document) problems.push(document);
    else readDocument(document, tests, problems);
  }
  const { path } = file;
  if (tests.length + problems.length === 0) problems.push({ path, line: 1, column: 1, reason: 'no tests' });
  return { path, tests, problems };
}

type PlaceOf = (at: number) => TextPlace;

function readDocument(document: RuleDocument, tests: RuleTest[], problems: RefusedRule[]): void {
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push(document.refused(error));
      return undefined;
    }
  };
  const placeOf: PlaceOf = (at) => {
    const { line, column } = document.refused(new Refusal('', at));
    return { line, column };
  };
  const head = attempt(() => {
    const { tests: list, defaults } = document.root.fields('a file of tests', ['tests', 'defaults']);
    if (!list?.isList) throw (list ?? document.root).refusal('a file of tests needs "tests", a list');
    return { items: list.items(), defaults: defaults ? jsonObjectOf(defaults) : {} };
  });
  for (const item of head?.items ?? []) {
    const test = attempt(() => readTest(item, head!.defaults, placeOf));
    if (test) tests.push(test);
  }
}

function readTest(item: YamlValue, defaults: JsonObject, placeOf: PlaceOf): RuleTest {
  const { name, events, expect } = item.fields('a test', ['name', 'events', 'expect']);
  if (!name) throw item.refusal('a test needs a name');
  if (!events) throw item.refusal('a test needs events');
  if (!expect) throw item.refusal('a test needs "expect": none, undecided or a list');
  return {
    name: name.text('name'),
    ...placeOf(name.at),
    events: readEvents(events, defaults, placeOf),
    expected: readExpected(expect, placeOf),
  };
}

function readEvents(events: YamlValue, defaults: JsonObject, placeOf: PlaceOf): TestEvents {
  if (events.isText) return { kind: 'export', path: events.text('events'), ...placeOf(events.at) };
  if (!events.isList) throw events.refusal('events must be a list, or the path of an export');
  const records = events.items().map((event): JsonObject => {
    const record = { ...defaults, ...jsonObjectOf(event) };
    for (const field of ['eventName', 'eventSource'])
      if (typeof record[field] !== 'string') throw event.refusal(`an event needs ${field}`);
    return record;
  });
  return { kind: 'inline', records };
}

function readExpected(expect: YamlValue, placeOf: PlaceOf): Expected {
  const place = placeOf(expect.at);
  if (expect.isList) {
    return { items: expect.items().map((item) => readItem(item, placeOf)), isUndecided: false, ...place };
  }
  const word = expect.isText ? expect.text('expect') : '';
  if (word !== 'none' && word !== 'undecided')
    throw expect.refusal('expect must be none, undecided or a list');
  return { items: [], isUndecided: word === 'undecided', ...place };
}

function readItem(item: YamlValue, placeOf: PlaceOf): ExpectedItem {
  const { rule, event, level, undecided } = item.fields('an expectation', [
    'rule',
    'event',
    'level',
    'undecided',
  ]);
  const isUndecided = undecided?.scalar('undecided').value ?? false;
  if (typeof isUndecided !== 'boolean') throw undecided!.refusal('undecided must be true or false');
  const levelText = level?.text('level');
  if (level && !isLevel(levelText))
    throw level.refusal(`"${levelText}" is no level; levels are ${LEVELS.join(', ')}`);
  if (level && isUndecided) throw level.refusal('what is undecided has no level');
  return {
    kind: isUndecided ? 'undecided' : 'finding',
    rule: rule?.text('rule'),
    event: event && numberOf(event),
    level: isLevel(levelText) ? levelText : undefined,
    ...placeOf(item.at),
  };
}

/** Of an event, counted from 1. */
function numberOf(event: YamlValue): number {
  const { value } = event.scalar('event');
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return value;
  throw event.refusal('event must be its number, counted from 1');
}
