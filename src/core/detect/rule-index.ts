import type { EnrichContext } from '../enrich/enrichment.ts';
import { mayHold } from '../log/event.ts';
import type { LogEvent } from '../log/log.ts';
import type { DetectionRule, RuleSet } from './rule.ts';
import type { EventFields } from './sigma/event-fields.ts';
import { indexNeeds, type Picker } from './need-index.ts';
import { screensOf, type Screen } from './screen.ts';
import { searchFor } from './sigma/word-search.ts';

type Call = Pick<LogEvent, 'eventSource' | 'eventName'>;

/** Finds the detections that an event could match at all. */
export interface RuleIndex {
  /** False if by its source and name no rule could match. */
  concerns(call: Call): boolean;
  /** The rules that source, name and the columns of its log leave over, in the rule set's order. */
  possible(event: LogEvent, context: EnrichContext): readonly DetectionRule[];
  /** Of these the rules that what they need besides leaves over. */
  candidates(possible: readonly DetectionRule[], fields: EventFields): readonly DetectionRule[];
}

/** So few rules are each asked what the event cannot be, before its record is parsed to pick among them. */
const FEW = 16;

/** The rules for one call. */
interface OfCall extends Picker<DetectionRule> {
  readonly screen: Screen;
  /** Where each of several rules needs a word: looks for all these words at once. */
  readonly anyWord: ((bytes: Uint8Array) => boolean) | undefined;
}

function anyWordOf(rules: readonly DetectionRule[]): OfCall['anyWord'] {
  const words = rules.map((rule) => rule.words[0] ?? []);
  if (words.length < 2 || words.some(({ length }) => length === 0)) return undefined;
  return searchFor([[...new Set(words.flat())]]);
}

/**
 * The rules for each (source, name) are picked once, when it is first met; from then on they cost two look-ups, and
 * what they need of other fields one for each field, however many rules there are.
 */
export function indexRules({ rules }: RuleSet): RuleIndex {
  const detections = rules.filter((rule) => rule.kind === 'detection');
  const bySource = new Map<string, Map<string, OfCall>>();
  const pickNeeding = indexNeeds(detections);
  const screenFor = screensOf(detections);
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
  const rulesFor = ({ eventSource, eventName }: Call): OfCall => {
    let byName = bySource.get(eventSource);
    if (!byName) bySource.set(eventSource, (byName = new Map()));
    let ofCall = byName.get(eventName);
    if (!ofCall) {
      const call = { eventSource, eventName };
      const possible = [...(named.get(eventName.toLowerCase()) ?? []), ...unnamed]
        .toSorted((a, b) => a - b)
        .map((at) => detections[at]!)
        .filter((rule) => isFrom(rule, eventSource) && rule.couldMatch(call));
      ofCall = {
        ...pickNeeding(possible),
        screen: screenFor(possible, call),
        anyWord: anyWordOf(possible),
      };
      byName.set(eventName, ofCall);
    }
    return ofCall;
  };
  return {
    concerns: (call) => rulesFor(call).rules.length > 0,
    possible: (event, context) => rulesFor(event).screen(event, context),
    candidates(possible, fields) {
      const { rules: all, pick, anyWord } = rulesFor(fields.event);
      if (anyWord && !mayHold(fields.event, anyWord)) return NONE;
      if (possible.length <= FEW) return possible.filter((rule) => rule.mayMatch(fields));
      const picked = pick(fields);
      if (possible.length === all.length) return picked;
      const left = new Set(possible);
      return picked.filter((rule) => left.has(rule));
    },
  };
}

const NONE: readonly never[] = [];

function isFrom({ prefilter }: DetectionRule, eventSource: string): boolean {
  return prefilter.eventSources?.has(eventSource.toLowerCase()) ?? true;
}
