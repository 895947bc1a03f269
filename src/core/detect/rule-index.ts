import type { LogEvent } from '../log/log.ts';
import type { CompiledDetection, DetectionRule, RuleSet } from './rule.ts';
import type { EventFields } from './sigma/event-fields.ts';
import { indexNeeds, type Picker } from './need-index.ts';
import { screensOf, type AreTold, type Screen } from './screen.ts';

type Call = Pick<LogEvent, 'eventSource' | 'eventName'>;

/** The detections that the events of one call could match at all. */
export interface RulesOfCall {
  readonly rules: readonly CompiledDetection[];
  /** Leaves over those that an event could match by its columns. */
  readonly screen: Screen;
  /** Of these those that what they need besides leaves over. */
  candidates(possible: readonly CompiledDetection[], fields: EventFields): readonly CompiledDetection[];
}

/** So few rules are each asked what the event cannot be, before its record is parsed to pick among them. */
const FEW = 16;

/**
 * Gives the function that finds the rules for a call. Of rules that columns tell `areTold` says whether this goes for their matches, too. They are picked once, when it is first met; from then on what they
 * need of other fields costs one look-up for each field, however many rules there are.
 */
export function indexRules({ rules }: RuleSet, areTold: AreTold): (call: Call) => RulesOfCall {
  const detections = rules.filter((rule) => rule.kind === 'detection');
  const bySource = new Map<string, Map<string, RulesOfCall>>();
  const screenFor = screensOf(areTold);
  const named = new Map<string, number[]>();
  const unnamed: number[] = [];
  for (const [at, { prefilter }] of detections.entries()) {
    if (!prefilter.eventNames) unnamed.push(at);
    for (const name of prefilter.eventNames ?? []) {
      const places = named.get(name);
      if (places) places.push(at);
      else named.set(name, [at]);
    }
  }
  const rulesFor = (call: Call): RulesOfCall => {
    const possible = [...(named.get(call.eventName.toLowerCase()) ?? []), ...unnamed]
      .toSorted((a, b) => a - b)
      .map((at) => detections[at]!)
      .filter((rule) => couldMatch(rule, call))
      .map(({ compiled }) => compiled());
    return {
      rules: possible,
      screen: screenFor(possible, call),
      candidates: candidatesOf(indexNeeds(possible)),
    };
  };
  return ({ eventSource, eventName }) => {
    let byName = bySource.get(eventSource);
    if (!byName) bySource.set(eventSource, (byName = new Map()));
    let ofCall = byName.get(eventName);
    if (!ofCall) byName.set(eventName, (ofCall = rulesFor({ eventSource, eventName })));
    return ofCall;
  };
}

function candidatesOf({ rules: all, pick }: Picker<CompiledDetection>): RulesOfCall['candidates'] {
  return (possible, fields) => {
    if (possible.length <= FEW) return possible.filter((rule) => rule.mayMatch(fields));
    const picked = pick(fields);
    if (possible.length === all.length) return picked;
    const left = new Set(possible);
    return picked.filter((rule) => left.has(rule));
  };
}

/** False for a call that a rule cannot match, whatever else its record says. Of a rule for other calls nothing is compiled. */
export function couldMatch({ prefilter, compiled }: DetectionRule, call: Call): boolean {
  const { eventSources, eventNames } = prefilter;
  const isFor =
    (eventSources?.has(call.eventSource.toLowerCase()) ?? true) &&
    (eventNames?.has(call.eventName.toLowerCase()) ?? true);
  return isFor && compiled().couldMatch(call);
}
