import type { LogEvent } from '../log/log.ts';
import type { DetectionRule, RuleSet } from './rule.ts';
import type { EventFields } from './sigma/event-fields.ts';
import { indexNeeds, type Picker } from './need-index.ts';

type Call = Pick<LogEvent, 'eventSource' | 'eventName'>;

/** Finds the detections that an event could match at all. */
export interface RuleIndex {
  /** False if by its source and name no rule could match. */
  concerns(call: Call): boolean;
  /** The rules that source, name and what they need besides leave over, in the rule set's order. */
  candidates(fields: EventFields): readonly DetectionRule[];
}

/** So few rules are each asked what the event cannot be, before its record is parsed to pick among them. */
const FEW = 16;

/**
 * The rules for each (source, name) are picked once, when it is first met; from then on they cost two look-ups, and
 * what they need of other fields one for each field, however many rules there are.
 */
export function indexRules({ rules }: RuleSet): RuleIndex {
  const detections = rules.filter((rule) => rule.kind === 'detection');
  const bySource = new Map<string, Map<string, Picker<DetectionRule>>>();
  const pickNeeding = indexNeeds(detections);
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
  const pickerFor = ({ eventSource, eventName }: Call): Picker<DetectionRule> => {
    let byName = bySource.get(eventSource);
    if (!byName) bySource.set(eventSource, (byName = new Map()));
    let picker = byName.get(eventName);
    if (!picker) {
      const possible = [...(named.get(eventName.toLowerCase()) ?? []), ...unnamed]
        .toSorted((a, b) => a - b)
        .map((at) => detections[at]!)
        .filter((rule) => isFrom(rule, eventSource) && rule.couldMatch({ eventSource, eventName }));
      byName.set(eventName, (picker = pickNeeding(possible)));
    }
    return picker;
  };
  return {
    concerns: (call) => pickerFor(call).rules.length > 0,
    candidates(fields) {
      const { rules: possible, pick } = pickerFor(fields.event);
      return possible.length <= FEW ? possible.filter((rule) => rule.mayMatch(fields)) : pick(fields);
    },
  };
}

function isFrom({ prefilter }: DetectionRule, eventSource: string): boolean {
  return prefilter.eventSources?.has(eventSource.toLowerCase()) ?? true;
}
