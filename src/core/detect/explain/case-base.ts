import { mapInSteps } from '../../log/steps.ts';
import { asked } from '../conclude/asked.ts';
import type { Context } from '../conclude/context.ts';
import { firingsOf, type Selection } from '../conclude/evaluate.ts';
import { fieldReader, termReader } from '../conclude/fields.ts';
import type { Firing } from '../conclude/firing.ts';
import { grouper } from '../conclude/groups.ts';
import { indexJoins, type Joins } from '../conclude/joins.ts';
import { orderEvents, type EventOrder } from '../conclude/order.ts';
import { heldBackIn, selectAll, selectUnfiltered } from '../conclude/suppression.ts';
import type { EventFacts, LogMatches, SuppressedMatch } from '../finding.ts';
import type { FilterRule, Rule, RuleSet } from '../rule.ts';

/** What `conclude` had before it, ready to be asked why it said what it said. */
export interface CaseBase {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly filtersOf: (rule: string) => readonly FilterRule[];
  /** With what filters leave, and with everything. */
  readonly kept: Selection;
  readonly all: Selection;
  readonly heldBack: readonly SuppressedMatch[];
  readonly order: EventOrder;
  readonly joins: Joins;
  readonly firstTime: number | undefined;
  readonly ruleSet: RuleSet;
}

/** Prepares a case for explanations; `isDuplicate` as for the conclusion. */
export function* caseBase(
  given: readonly LogMatches[],
  ruleSet: RuleSet,
  isDuplicate: (event: EventFacts) => boolean,
): Generator<void, CaseBase> {
  const logs = yield* mapInSteps(given, asked);
  const order = yield* orderEvents(logs);
  yield;
  const kept = selectUnfiltered(logs, isDuplicate);
  yield;
  const all = selectAll(logs, isDuplicate);
  yield;
  const times = yield* mapInSteps(logs, ({ firstTime }) => firstTime ?? Infinity);
  const firstTime = times.reduce((a, b) => Math.min(a, b), Infinity);
  return {
    rules: new Map(ruleSet.rules.map((rule) => [rule.key, rule])),
    filtersOf: (rule) => (ruleSet.filters ?? []).filter(({ rules }) => rules.includes(rule)),
    kept,
    all,
    heldBack: logs.flatMap(heldBackIn),
    order,
    joins: indexJoins(logs),
    firstTime: firstTime === Infinity ? undefined : firstTime,
    ruleSet,
  };
}

/** What every document says under one selection, asked by the same functions as the conclusion. */
export interface Answers {
  readonly context: Context;
  readonly firings: (key: string) => Generator<void, readonly Firing[]>;
  /** Why a document could not be decided on an event, as far as it has been asked. */
  readonly undecided: (rule: Rule, event: EventPlace) => readonly string[];
}

/** An event by its log and its index there. */
export type EventPlace = Pick<EventFacts, 'log' | 'index'>;

/** A case that is being asked, by one asker alone: what is half asked must not answer anybody else. */
export interface Asking {
  readonly base: CaseBase;
  /** With what filters leave, and with everything. */
  readonly kept: Answers;
  readonly all: Answers;
}

export function ask(base: CaseBase): Asking {
  const kept = answersFrom(base, base.kept);
  let all: Answers | undefined;
  return {
    base,
    kept,
    get all() {
      // Without filters both are the same.
      return (all ??= base.heldBack.length === 0 ? kept : answersFrom(base, base.all));
    },
  };
}

export function answersFrom({ ruleSet, order, joins, firstTime }: CaseBase, selection: Selection): Answers {
  const { rules } = ruleSet;
  const read = fieldReader(joins);
  const terms = termReader(read);
  const titles = new Map(rules.map(({ key, title }) => [key, title]));
  const reasons = new Map<string, string[]>();
  const context: Context = {
    read,
    terms,
    grouped: grouper(terms),
    roleOf: (rule, position) => titles.get(rule.rules[position]!) ?? rule.ruleNames[position]!,
    undecided(rule, event, reason) {
      const key = placeKey(rule, event);
      reasons.set(key, [...(reasons.get(key) ?? []), reason]);
    },
    firstTime,
  };
  return {
    context,
    firings: firingsOf(rules, selection, order, context),
    undecided: (rule, event) => reasons.get(placeKey(rule, event)) ?? [],
  };
}

export function isAt({ log, index }: EventPlace, event: EventPlace): boolean {
  return event.index === index && event.log === log;
}

function placeKey({ key }: Rule, { log, index }: EventPlace): string {
  return JSON.stringify([key, log, index]);
}
