import type { LogEvent } from '../log/log.ts';
import type { DetectionRule, RuleSet } from './rule.ts';

/** Finds the detections that an event could match at all, by its source and name. */
export interface RuleIndex {
  candidates(call: Pick<LogEvent, 'eventSource' | 'eventName'>): readonly DetectionRule[];
}

/** The rules for each (source, name) are picked once, when it is first met; from then on they cost two look-ups. */
export function indexRules({ rules }: RuleSet): RuleIndex {
  const detections = rules.filter((rule) => rule.kind === 'detection');
  const bySource = new Map<string, Map<string, readonly DetectionRule[]>>();
  return {
    candidates({ eventSource, eventName }) {
      let byName = bySource.get(eventSource);
      if (!byName) bySource.set(eventSource, (byName = new Map()));
      let candidates = byName.get(eventName);
      if (!candidates) {
        candidates = detections.filter(({ prefilter }) => admits(prefilter, eventSource, eventName));
        byName.set(eventName, candidates);
      }
      return candidates;
    },
  };
}

function admits(
  { eventSources, eventNames }: DetectionRule['prefilter'],
  eventSource: string,
  eventName: string,
): boolean {
  return (
    (eventSources?.has(eventSource.toLowerCase()) ?? true) &&
    (eventNames?.has(eventName.toLowerCase()) ?? true)
  );
}
