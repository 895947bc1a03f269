import type { EnrichContext } from '../enrich/enrichment.ts';
import { eventOf } from '../log/events.ts';
import type { Log } from '../log/log.ts';
import { mapInSteps } from '../log/steps.ts';
import type { LogMatches, Match, SuppressedMatch } from './finding.ts';
import { valuesIn } from './match-event.ts';
import { matchSomeInSteps } from './match.ts';
import { ruleChanges, type RuleChanges } from './rule-changes.ts';
import type { RuleSet } from './rule.ts';

/** What rules made of a log, to go on from when others take their place. */
export interface Matched {
  readonly log: Log;
  readonly rules: RuleSet;
  readonly matches: LogMatches;
}

/** Of the pair of rule sets last asked about: all logs have the same. */
let latest: { readonly before: RuleSet; readonly after: RuleSet; readonly changes: RuleChanges } | undefined;

/**
 * The matches of a log under other rules than before, as if all were matched: only rules that are not the same are.
 * What events are enriched with has to be the same as before.
 */
export function* rematchLogInSteps(
  { log, rules: before, matches: old }: Matched,
  rules: RuleSet,
  context: EnrichContext,
): Generator<void, LogMatches> {
  const { again, stale, otherFields } = changesOf(before, rules);
  const isKept = ({ rule }: { readonly rule: string }): boolean => !stale.has(rule);
  const found = yield* matchSomeInSteps(old.log, log, again, rules, context);
  const matches = [...old.matches.filter(isKept), ...found.matches];
  const suppressed = [
    ...(old.suppressed ?? []).filter(({ match }) => isKept(match)),
    ...(found.suppressed ?? []),
  ];

  const detections = new Set(rules.rules.flatMap(({ kind, key }) => (kind === 'detection' ? key : [])));
  // The matches of an event share their values: of an event that other rules match than before they are read again.
  const isChanged = (match: Match): boolean => !isKept(match) || otherFields.has(match.rule);
  const touched = new Map(
    [...allOf(old).filter(isChanged), ...allOf(found)].map(({ event }) => [event.index, event]),
  );
  const matchedBy = rulesByEvent(allOf({ matches, suppressed }), detections);
  const values = new Map(
    yield* mapInSteps(
      [...touched],
      ([index, facts]) =>
        [index, valuesIn(eventOf(log, index), facts, matchedBy.get(index) ?? [], rules, context)] as const,
    ),
  );
  const withValues = (match: Match): Match => {
    // What would carry the finding of a correlation that a filter takes away keeps nothing.
    const own = detections.has(match.rule) ? values.get(match.event.index) : undefined;
    return own ? { ...match, values: own } : match;
  };

  const placeOf = placesIn(rules);
  const { joins, firstTime, lastTime } = old;
  return {
    log: old.log,
    matches: inOrder(matches, placeOf).map(withValues),
    undecided: inOrder([...old.undecided.filter(isKept), ...found.undecided], placeOf),
    suppressed: inOrder(suppressed, ({ match }) => placeOf(match)).map(({ match, filters }) => ({
      match: withValues(match),
      filters,
    })),
    joins,
    firstTime,
    lastTime,
  };
}

function changesOf(before: RuleSet, after: RuleSet): RuleChanges {
  if (latest?.before !== before || latest.after !== after)
    latest = { before, after, changes: ruleChanges(before, after) };
  return latest.changes;
}

function allOf({ matches, suppressed = [] }: Pick<LogMatches, 'matches' | 'suppressed'>): readonly Match[] {
  return [...matches, ...suppressed.map(({ match }: SuppressedMatch) => match)];
}

/** The detections that match each event. */
function rulesByEvent(
  matches: readonly Match[],
  detections: ReadonlySet<string>,
): ReadonlyMap<number, readonly string[]> {
  const byEvent = new Map<number, string[]>();
  for (const { rule, event } of matches.filter((match) => detections.has(match.rule))) {
    const known = byEvent.get(event.index);
    if (known) known.push(rule);
    else byEvent.set(event.index, [rule]);
  }
  return byEvent;
}

type Place = readonly [event: number, rule: number];

/** Where matching everything puts what a rule says of an event; after detections what filters say of correlations. */
function placesIn({ rules }: RuleSet): (said: Pick<Match, 'rule' | 'event'>) => Place {
  const order = new Map(
    rules.map(({ key, kind }, at) => [key, kind === 'detection' ? at : rules.length + at]),
  );
  return ({ rule, event }) => [event.index, order.get(rule)!];
}

function inOrder<Item>(items: readonly Item[], placeOf: (item: Item) => Place): Item[] {
  return items
    .map((item) => ({ item, place: placeOf(item) }))
    .toSorted((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1])
    .map(({ item }) => item);
}
