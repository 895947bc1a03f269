import type { CallTest } from '../log/calls.ts';
import { mayJoin } from './joins.ts';
import { namedFields, type NamedFields } from './named-fields.ts';
import { indexFilters, type RuleFilters } from './rule-filters.ts';
import { indexRules, type RulesOfCall } from './rule-index.ts';
import type { RuleSet } from './rule.ts';
import { besidesOf, type Besides } from './told/notes.ts';

/** What is worked out once for a rule set, however many logs it is matched against. */
export interface PreparedRules {
  readonly filters: RuleFilters;
  readonly fields: NamedFields;
  readonly besides: Besides;
  readonly rulesOf: ReturnType<typeof indexRules>;
  /** The rules for a call; false where there are none, and it tells nothing about other events. */
  readonly concerns: CallTest<CallOfInterest>;
}

/** The rules for a call, and whether it tells something about other events. */
export interface CallOfInterest extends RulesOfCall {
  readonly mayJoin: boolean;
}

const preparations = new WeakMap<RuleSet, PreparedRules>();

/** Once for each rule set. */
export function prepare(rules: RuleSet): PreparedRules {
  let prepared = preparations.get(rules);
  if (!prepared) {
    const filters = indexFilters(rules);
    const fields = namedFields(rules);
    // What filters say is asked of each event.
    const rulesOf = indexRules(rules, (each) => !each.some(({ key }) => filters.areFor(key)));
    prepared = {
      filters,
      fields,
      besides: besidesOf(fields),
      rulesOf,
      concerns(eventSource, eventName) {
        const ofCall = { ...rulesOf({ eventSource, eventName }), mayJoin: mayJoin(eventSource, eventName) };
        return (ofCall.rules.length > 0 || ofCall.mayJoin) && ofCall;
      },
    };
    preparations.set(rules, prepared);
  }
  return prepared;
}
