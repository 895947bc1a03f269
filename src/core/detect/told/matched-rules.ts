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

const NONE: readonly never[] = [];
const lists = new WeakMap<readonly CompiledDetection[], Map<number, readonly CompiledDetection[]>>();

/** Those whose bits are set. No list is longer than `MOST_RULES`. */
function someOf(rules: readonly CompiledDetection[], bits: number): readonly CompiledDetection[] {
  if (bits === (1 << rules.length) - 1) return rules;
  if (bits === 0) return NONE;
  let known = lists.get(rules);
  if (!known) lists.set(rules, (known = new Map()));
  let some = known.get(bits);
  if (!some) known.set(bits, (some = rules.filter((_, at) => (bits & (1 << at)) !== 0)));
  return some;
}

function truthOfRest({ told }: CompiledDetection, fields: EventFields): Truth {
  const { rest } = told!;
  for (let at = 0; at < rest.length; at++) {
    const truth = rest[at]!.test(fields);
    if (truth !== 'yes') return truth;
  }
  return 'yes';
}

/** What is known of the rules for a call: which fields of it are evidence may depend on that. */
interface ToldOfCall {
  readonly byRule: Map<CompiledDetection, ToldRule>;
  readonly byList: WeakMap<readonly CompiledDetection[], readonly ToldRule[]>;
}

const ofCalls = new WeakMap<RulesOfCall, ToldOfCall>();

/** Rules for a call as their matches name them; `fields` are those of an event that they match. */
export function toldRules(
  matched: readonly CompiledDetection[],
  ofCall: RulesOfCall,
  fields: EventFields,
): readonly ToldRule[] {
  let known = ofCalls.get(ofCall);
  if (!known) ofCalls.set(ofCall, (known = { byRule: new Map(), byList: new WeakMap() }));
  let rules = known.byList.get(matched);
  if (!rules) {
    const { byRule } = known;
    rules = matched.map((rule) => byRule.get(rule) ?? toldRule(rule, fields));
    for (const [at, rule] of matched.entries()) byRule.set(rule, rules[at]!);
    known.byList.set(matched, rules);
  }
  return rules;
}

function toldRule({ key, told }: CompiledDetection, fields: EventFields): ToldRule {
  const names = told!.evidence.flatMap((each) =>
    typeof each === 'string' ? each : evidenceOfPart(each.part, fields).map(({ field }) => field),
  );
  return { key, fields: [...new Set(names)] };
}
