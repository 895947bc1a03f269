import type { Placeholders } from '../../enrich/enrichment.ts';
import type { CompiledDetection, DetectionRule, Prefilter, Verdict } from '../rule.ts';
import { parseCondition } from '../sigma/condition.ts';
import { EventFields } from '../sigma/event-fields.ts';
import { anyOf, type Expr } from '../sigma/expr.ts';
import type { Grounds } from '../sigma/grounds.ts';
import { searchFor } from '../sigma/word-search.ts';
import { toldCondition } from '../told/told-condition.ts';
import { columnTests, testTogether } from './column-tests.ts';
import { conditionParts } from './condition-parts.ts';
import { parseConditionText } from './condition.ts';
import { Refusal } from './refusal.ts';
import { parseSearch } from './search.ts';
import { parseTimespan } from './timespan.ts';
import type { YamlValue } from './yaml-value.ts';

/** What a detection has besides its head. */
export type DetectionBody = Pick<DetectionRule, 'kind' | 'prefilter' | 'compiled' | 'parts' | 'newTerms'>;

/**
 * Compiles a document with a `detection`, once for all events: now, or where its prefilter is known, when somebody first
 * asks. `key` is the rule's.
 */
export function parseDetection(
  root: YamlValue,
  placeholders: Placeholders,
  key: string,
  prefilter?: Prefilter,
): DetectionBody {
  const detection = root.get('detection');
  if (!detection) throw root.refusal('a rule needs a detection');
  const compile = (): Expr => compileDetection('a detection', detection, placeholders);
  const expr = prefilter ? undefined : compile();
  let compiled: CompiledDetection | undefined;
  return {
    kind: 'detection',
    prefilter: prefilter ?? prefilterOf(expr!),
    compiled: () => (compiled ??= compiledOf(key, expr ?? compile())),
    parts: () => conditionParts(detection, placeholders),
    newTerms: parseNewTerms(root.get('new_terms')),
  };
}

function prefilterOf(expr: Expr): Prefilter {
  return { eventSources: expr.requires('eventSource'), eventNames: expr.requires('eventName') };
}

function compiledOf(key: string, expr: Expr): CompiledDetection {
  return {
    key,
    couldMatch: (call) => expr.test(EventFields.ofCall(call)) !== 'no',
    columns: columnTests(expr),
    told: toldCondition(expr),
    mayMatch: mayMatch(expr),
    words: expr.words,
    needs: expr.needs,
    evaluate: (target) => verdictOf(expr, EventFields.of(target)),
  };
}

/** Compiles searches and their condition. `what` names it for a person; `others` are keys that are no searches. */
export function compileDetection(
  what: string,
  detection: YamlValue,
  placeholders: Placeholders,
  others: readonly string[] = [],
): Expr {
  const searches = new Map<string, Expr>();
  let condition: YamlValue | undefined;
  for (const { key, at, value } of detection.entries(what)) {
    if (key === 'timeframe') throw new Refusal('"timeframe" is not supported; write a correlation', at);
    if (key === 'condition') condition = value;
    else if (!others.includes(key)) searches.set(key, parseSearch(value, { placeholders }));
  }
  const conditions = condition?.items() ?? [];
  if (conditions.length === 0) throw (condition ?? detection).refusal(`${what} needs a condition`);
  // Of several conditions one must hold.
  return anyOf(
    conditions.map((item) => parseConditionText(item, (tokens) => parseCondition(tokens, searches))),
  );
}

function mayMatch(expr: Expr): CompiledDetection['mayMatch'] {
  // Most rules of a large set are never asked.
  let search: ReturnType<typeof searchFor> | undefined;
  let columns: ReturnType<typeof testTogether> | undefined;
  return (target) => {
    const fields = EventFields.of(target);
    if (!(columns ??= testTogether(expr))(fields)) return false;
    return expr.words.length === 0 || (search ??= searchFor(expr.words))(fields.event);
  };
}

function verdictOf(expr: Expr, fields: EventFields): Verdict {
  const truth = expr.test(fields);
  if (truth === 'no') return { kind: 'no-match' };
  const grounds: Grounds = { evidence: new Set(), reasons: new Set() };
  expr.explain(fields, grounds, truth);
  if (truth === 'yes') return { kind: 'match', evidence: [...grounds.evidence] };
  return { kind: 'undecided', reasons: [...grounds.reasons] };
}

function parseNewTerms(newTerms: YamlValue | undefined): DetectionRule['newTerms'] {
  if (!newTerms) return undefined;
  const { fields, history } = newTerms.fields('new_terms', ['fields', 'history']);
  if (!fields || !history) throw newTerms.refusal('new_terms needs "fields" and "history"');
  return { fields: fields.texts('a field'), history: parseTimespan(history) };
}
