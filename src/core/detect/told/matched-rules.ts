import type { RulesOfCall } from '../rule-index.ts';
import type { CompiledDetection } from '../rule.ts';
import type { EventFields } from '../sigma/event-fields.ts';
import type { Truth } from '../sigma/expr.ts';
import { evidenceOfPart } from '../sigma/grounds.ts';
import type { ToldRule } from './told-matches.ts';

/** Of rules that columns are certain of those that match, the same ones as the same list. Undefined where one cannot be decided. */
export function matchedOf(
  certain: readonly CompiledDetection[],
  fields: EventFields,
): readonly CompiledDetection[] | undefined {
  let bits = 0;
  for (let at = 0; at < certain.length; at++) {
    const rule = certain[at]!;
    if (!mayBeNoted(rule, fields)) continue;
    const truth = truthOfRest(rule, fields);
    if (truth === 'undecided') return undefined;
    if (truth === 'yes') bits |= 1 << at;
  }
  return someOf(certain, bits);
}

/** False where what it asks of the record is certainly not there; what columns tell is not looked for. */
function mayBeNoted({ told, words, mayMatch }: CompiledDetection, fields: EventFields): boolean {
  return told!.noted.length === 0 || words.length === 0 || mayMatch(fields);
}

const lists = new WeakMap<readonly CompiledDetection[], Map<number, readonly CompiledDetection[]>>();

/** Those whose bits are set. No list is longer than `MOST_RULES`. */
function someOf(rules: readonly CompiledDetection[], bits: number): readonly CompiledDetection[] {
  let known = lists.get(rules);
  if (!known) lists.set(rules, (known = new Map()));
  let some = known.get(bits);
  if (!some) known.set(bits, (some = rules.filter((_, at) => (bits & (1 << at)) !== 0)));
  return some;
}

function truthOfRest({ told }: CompiledDetection, fields: EventFields): Truth {
  for (const part of told!.rest) {
    const truth = part.test(fields);
    if (truth !== 'yes') return truth;
  }
  return 'yes';
}

/** By the rules for a call: which fields of it are evidence may depend on that. */
const toldRules = new WeakMap<RulesOfCall, Map<CompiledDetection, ToldRule>>();

/** A rule for a call as its matches name it; `fields` are those of one of them. */
export function toldRule(rule: CompiledDetection, ofCall: RulesOfCall, fields: EventFields): ToldRule {
  let known = toldRules.get(ofCall);
  if (!known) toldRules.set(ofCall, (known = new Map()));
  let told = known.get(rule);
  if (!told) {
    const names = rule.told!.evidence.flatMap((each) =>
      typeof each === 'string' ? each : evidenceOfPart(each.part, fields).map(({ field }) => field),
    );
    known.set(rule, (told = { key: rule.key, fields: [...new Set(names)] }));
  }
  return told;
}
