import { correlationBody, type CorrelationBody } from '../../detect/explain/explain-correlation.ts';
import type { Asking } from '../../detect/explain/case-base.ts';
import type { CorrelationReason } from '../../detect/explain/explanation.ts';
import type { EventFacts } from '../../detect/finding.ts';
import type { CorrelationRule, RuleSet } from '../../detect/rule.ts';
import type { Case } from '../case.ts';
import type { EventPlace } from '../deliveries/duplicates.ts';
import { askCase } from './explanations.ts';
import { memoryOfOne } from '../lazy.ts';

/** An event at which a chain would have been a finding, had one more of its steps been there. */
export interface NearMiss {
  readonly rule: CorrelationRule;
  readonly event: EventFacts;
  /** The title of the step; undefined where all are there, in another order. */
  readonly step: string | undefined;
  /** What keeps it away, the most telling first. */
  readonly reasons: readonly CorrelationReason['kind'][];
}

export interface NearMisses {
  readonly misses: readonly NearMiss[];
  /** How many events were not looked at, because there were too many; one counts for each id of findings. */
  readonly notAsked: number;
}

/** Of a rule so many events are asked about, the latest. */
const MOST_ASKED = 100;

/**
 * The events that a chain could have stood on and that lack one step of it. Those that carry a finding of the same id, or
 * are part of one, are left out. In steps; for somebody who asks, since each event is explained.
 */
export function* nearMisses(all: Case, rules: RuleSet): Generator<void, NearMisses> {
  return yield* missesOf(all, rules).inSteps();
}

/** Of each case that was asked. */
const missesOf = memoryOfOne(findMisses);

function* findMisses(all: Case, rules: RuleSet): Generator<void, NearMisses> {
  const asking = yield* askCase(all, rules);
  const { findings } = all.conclusion();
  const told = new Set(
    findings.flatMap(({ id, event, related }) =>
      [event, ...related.map((each) => each.event)].map((each) => keyOf(id, each)),
    ),
  );
  const misses: NearMiss[] = [];
  const notAsked = new Map<string, number>();
  for (const rule of chainsOf(rules)) {
    const { finding } = rule;
    const events = yield* anchorsOf(rule, asking);
    const rest = Math.max(events.length - MOST_ASKED, notAsked.get(finding) ?? 0);
    notAsked.set(finding, rest);
    for (const event of events.slice(-MOST_ASKED)) {
      if (told.has(keyOf(finding, event))) continue;
      const miss = missOf(rule, event, yield* correlationBody(rule, event, asking.kept));
      yield;
      if (!miss) continue;
      misses.push(miss);
      // Another document of the same id, which asks for more, would say it again.
      told.add(keyOf(finding, event));
    }
  }
  return { misses, notAsked: [...notAsked.values()].reduce((sum, count) => sum + count, 0) };
}

/** The rules that report a chain of events, those of the fewest steps first. */
function chainsOf({ rules }: RuleSet): readonly CorrelationRule[] {
  return rules
    .flatMap((rule) => (rule.kind === 'correlation' ? rule : []))
    .filter(({ reports, type, rules: steps }) => reports && type.startsWith('temporal') && steps.length > 1)
    .toSorted((a, b) => a.rules.length - b.rules.length);
}

/** The events that could carry a finding of the rule: those of its anchor, of a chain in order its last, else of any step. */
function* anchorsOf(
  { anchor, type, rules, ruleNames }: CorrelationRule,
  { kept }: Asking,
): Generator<void, readonly EventFacts[]> {
  const at = anchor === undefined ? -1 : ruleNames.indexOf(anchor);
  const keys = at >= 0 ? [rules[at]!] : type === 'temporal_ordered' ? rules.slice(-1) : rules;
  const events = new Map<string, EventFacts>();
  for (const key of keys) {
    for (const { match } of yield* kept.firings(key)) events.set(keyOf('', match.event), match.event);
  }
  return [...events.values()];
}

const ABSENT: ReadonlySet<CorrelationReason['kind']> = new Set([
  'missing',
  'window',
  'group',
  'unalike',
  'where',
]);

/** Undefined unless it is one step that is not there, or their order. */
function missOf(
  rule: CorrelationRule,
  event: EventFacts,
  { fires, partOf, undecided, reasons, members }: CorrelationBody,
): NearMiss | undefined {
  if (fires || partOf || undecided || reasons.length === 0) return undefined;
  const kinds = reasons.map(({ kind }) => kind);
  if (kinds.length === 1 && kinds[0] === 'order') return { rule, event, step: undefined, reasons: kinds };
  const names = new Set(reasons.map((reason) => ('member' in reason ? reason.member : undefined)));
  const [name] = names;
  if (names.size !== 1 || name === undefined || !kinds.every((kind) => ABSENT.has(kind))) return undefined;
  const step = members.find((member) => member.name === name);
  // What keeps out the event itself is no step that it lacks.
  return step && !step.isThis ? { rule, event, step: step.title, reasons: kinds } : undefined;
}

function keyOf(id: string, { log, index }: EventPlace): string {
  return JSON.stringify([id, log, index]);
}
