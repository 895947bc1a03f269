import type {
  CorrelationExplanation,
  DetectionExplanation,
  ExplainedPart,
  Explanation,
  ExplainedVerdict,
} from '../../detect/explain/explanation.ts';
import { wordsText } from '../../detect/explain/plain-lines.ts';
import { reasonWords } from '../../detect/explain/reason-words.ts';
import type { EventFacts } from '../../detect/finding.ts';
import type { Level } from '../../detect/level.ts';
import type { Truth } from '../../detect/sigma/expr.ts';
import type { EventExplanation } from '../explanations/explanations.ts';
import { eventJson, type EventJson } from './event-json.ts';
import { evidenceJson, type EvidenceJson } from './finding-json.ts';
import type { Location, Places } from './location.ts';

/** An explanation in the public JSON form: one line of `explain --format jsonl`. */
export interface ExplanationJson extends RuleExplanationJson {
  readonly event: EventJson;
  readonly location: Location;
  /** What became of a match: hidden, counted elsewhere. */
  readonly remarks: readonly string[];
}

interface RuleExplanationJson {
  readonly rule: {
    readonly id: string;
    readonly name?: string;
    readonly title: string;
    readonly level: Level;
  };
  readonly verdict: ExplainedVerdict;
  /** Titles of the filters that take the match away. */
  readonly suppressedBy: readonly string[];
  /** Of a detection. */
  readonly condition?: PartJson;
  readonly newTerms?: DetectionExplanation['newTerms'];
  readonly correlation?: CorrelationJson;
}

interface PartJson {
  readonly truth: Truth;
  readonly kind: ExplainedPart['kind'];
  readonly name?: string;
  readonly field?: string;
  readonly modifiers?: readonly string[];
  /** Null stands for "null or absent". */
  readonly wanted?: readonly (string | null)[];
  readonly found?: readonly EvidenceJson[];
  readonly undecided?: readonly string[];
  readonly parts?: readonly PartJson[];
}

interface CorrelationJson extends Pick<
  CorrelationExplanation,
  'type' | 'timespan' | 'looks' | 'groupBy' | 'measure'
> {
  readonly window: { readonly from: string; readonly to: string } | null;
  readonly reasons: readonly string[];
  readonly members: readonly {
    readonly rule: string;
    readonly truth: Truth;
    readonly inWindow: number;
    readonly inGroup: number;
    readonly inAll: number;
    readonly events: readonly (EventJson & { readonly location: Location })[];
  }[];
  /** What its rules say of the event. */
  readonly rules: readonly RuleExplanationJson[];
}

export function explanationJson(
  { event, explanation, remarks }: EventExplanation,
  places: Places,
): ExplanationJson {
  return {
    event: eventJson(event),
    location: places.locate(event.log, event.span),
    ...ruleJson(explanation, event, places),
    remarks: remarks.map(({ words }) => wordsText(words)),
  };
}

function ruleJson(explanation: Explanation, event: EventFacts, places: Places): RuleExplanationJson {
  const { rule, verdict, suppressedBy } = explanation;
  const { finding: id, name, title, level } = rule;
  return {
    rule: { id, ...(name !== undefined && { name }), title, level },
    verdict,
    suppressedBy: suppressedBy.map(({ filter }) => filter.title),
    ...(explanation.kind === 'detection'
      ? {
          condition: partJson(explanation.condition, event, places),
          ...(explanation.newTerms && { newTerms: explanation.newTerms }),
        }
      : { correlation: correlationJson(explanation, event, places) }),
  };
}

function partJson(
  { truth, kind, name, item, parts }: ExplainedPart,
  event: EventFacts,
  places: Places,
): PartJson {
  return {
    truth,
    kind,
    ...(name !== undefined && { name }),
    ...(item && {
      field: item.field,
      modifiers: [...item.modifiers, ...(item.all ? ['all'] : []), ...(item.neq ? ['neq'] : [])],
      wanted: item.wanted,
      found: item.found.map((each) => evidenceJson(each, event, places)),
      ...(item.reasons.length > 0 && { undecided: item.reasons }),
    }),
    ...(parts.length > 0 && { parts: parts.map((each) => partJson(each, event, places)) }),
  };
}

function correlationJson(
  { type, timespan, looks, groupBy, measure, window, reasons, members, own }: CorrelationExplanation,
  event: EventFacts,
  places: Places,
): CorrelationJson {
  return {
    type,
    timespan,
    looks,
    groupBy,
    measure,
    window: window ? { from: isoTime(window.from), to: isoTime(window.to) } : null,
    reasons: reasons.map((reason) => wordsText(reasonWords(reason))),
    members: members.map(({ name, truth, inWindow, inGroup, inAll, events }) => ({
      rule: name,
      truth,
      inWindow,
      inGroup,
      inAll,
      events: events.map(({ event: other }) => ({
        ...eventJson(other),
        location: places.locate(other.log, other.span),
      })),
    })),
    rules: own.map((each) => ruleJson(each, event, places)),
  };
}

function isoTime(time: number): string {
  return new Date(time).toISOString();
}
