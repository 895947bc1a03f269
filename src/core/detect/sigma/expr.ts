import type { EventFields, FieldValue } from './event-fields.ts';
import type { Grounds } from './grounds.ts';
import { anyOfWords, type Words } from './word-search.ts';

/** A condition's answer on one event. `undecided`: it hangs on a field that could not be decided. */
export type Truth = 'yes' | 'no' | 'undecided';

/** The two fields the engine's index is built from. */
type IndexedField = 'eventSource' | 'eventName';

/** A field of the record, one of whose values must pass, whatever else holds, for any answer but "no". */
export interface Need {
  readonly field: string;
  readonly passes: (found: FieldValue) => boolean;
  /** What every text that passes has in it, in lower case. Undefined: nobody knows. */
  readonly part?: string;
}

/** One node of a compiled condition. */
export interface Expr {
  test(fields: EventFields): Truth;
  /**
   * Collects what the answer of `test`, which is `truth` where it is known, rests on: the fields that gave it, or why it is
   * undecided.
   */
  explain(fields: EventFields, grounds: Grounds, truth?: Truth): void;
  /**
   * The values, in lower case, one of which `field` must have for any answer but "no"; undefined where others
   * would do too.
   */
  requires(field: IndexedField): ReadonlySet<string> | undefined;
  /** What the record must have for any answer but "no"; each of them. */
  readonly needs: readonly Need[];
  /** Of each of these lists one word must stand in the record for any answer but "no". */
  readonly words: readonly Words[];
  /** Of a question about one value of one field, for any field: what `needs` says where the field is the record's. */
  readonly asks?: Need;
  /** Of a question whether an event has a field: which one. */
  readonly about?: string;
  /** What it was made of. Undefined: of nothing. */
  readonly made?: { readonly kind: 'all' | 'any' | 'not'; readonly parts: readonly Expr[] };
}

/** True when every part is. */
export function allOf(parts: readonly Expr[]): Expr {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  return {
    made: { kind: 'all', parts },
    test: (fields) => settle(parts, fields, 'no', 'yes'),
    explain: (fields, grounds, truth = settle(parts, fields, 'no', 'yes')) =>
      explainLike(parts, fields, grounds, truth, 'yes'),
    needs: parts.flatMap(({ needs }) => needs),
    words: parts.flatMap(({ words }) => words),
    requires(field) {
      const sets = parts.flatMap((part) => part.requires(field) ?? []);
      if (sets.length === 0) return undefined;
      return sets.reduce((a, b) => new Set([...a].filter((value) => b.has(value))));
    },
  };
}

/** True when one part is. */
export function anyOf(parts: readonly Expr[]): Expr {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const asks = commonQuestion(parts);
  return {
    made: { kind: 'any', parts },
    ...(asks && { asks }),
    test: asks ? testOf(asks) : (fields) => settle(parts, fields, 'yes', 'no'),
    explain(fields, grounds, truth = settle(parts, fields, 'yes', 'no')) {
      // Each part would say the same of one value.
      if (asks && fields.get(asks.field).values.length < 2) explainQuestion(asks, fields, grounds);
      else explainLike(parts, fields, grounds, truth, 'no');
    },
    needs: commonNeeds(parts),
    words: commonWords(parts),
    requires(field) {
      const union = new Set<string>();
      for (const part of parts) {
        const set = part.requires(field);
        if (!set) return undefined;
        for (const value of set) union.add(value);
      }
      return union;
    },
  };
}

export function not(part: Expr): Expr {
  return {
    made: { kind: 'not', parts: [part] },
    test(fields) {
      return opposite(part.test(fields));
    },
    explain: (fields, grounds, truth) => part.explain(fields, grounds, truth && opposite(truth)),
    requires: () => undefined,
    needs: [],
    words: [],
  };
}

/**
 * The expressions that must all hold for this one to hold, and that are it together: what conditions can be judged by,
 * part by part.
 */
export function conjunctsOf(expr: Expr): readonly Expr[] {
  const { made, asks } = expr;
  if (asks || !made || made.kind === 'any') return [expr];
  if (made.kind === 'all') return made.parts.flatMap(conjunctsOf);
  const [part] = made.parts as readonly [Expr];
  if (part.asks || part.made?.kind !== 'any') return [expr];
  return part.made.parts.flatMap((each) => conjunctsOf(not(each)));
}

/** Some value of the field passes. */
export function testOf({ field, passes }: Need): Expr['test'] {
  return (fields) => {
    const { values, undecided } = fields.get(field);
    if (undecided !== undefined) return 'undecided';
    return values.some(passes) ? 'yes' : 'no';
  };
}

/** The values that pass are why; where none does (a negated condition) the first stands for all that were tested. */
export function explainQuestion({ field, passes }: Need, fields: EventFields, grounds: Grounds): void {
  const { values, undecided } = fields.get(field);
  if (undecided !== undefined) grounds.reasons.add(undecided);
  let passed = false;
  for (const found of values) {
    if (!passes(found)) continue;
    passed = true;
    grounds.evidence.add(fields.evidence(field, found));
  }
  const tested = passed ? undefined : values.find(({ value }) => value !== null);
  if (tested) grounds.evidence.add(fields.evidence(field, tested));
}

function opposite(truth: Truth): Truth {
  if (truth === 'undecided') return truth;
  return truth === 'yes' ? 'no' : 'yes';
}

/** A list of values is asked about as one: rules name dozens. Short texts are remembered, as logs repeat theirs without end. */
function commonQuestion(parts: readonly Expr[]): Need | undefined {
  const field = parts[0]?.asks?.field;
  if (field === undefined || parts.some(({ asks }) => asks?.field !== field)) return undefined;
  const passes = (found: FieldValue): boolean => parts.some(({ asks }) => asks!.passes(found));
  const known = new Map<string, boolean>();
  return {
    field,
    passes(found) {
      // Of a field whose values have another spelling (AS numbers) it stands for the value.
      const text = found.spelling ?? found.value;
      if (typeof text !== 'string' || text.length > LONGEST_KEPT) return passes(found);
      let answer = known.get(text);
      if (answer === undefined) {
        if (known.size >= MOST_KEPT) known.clear();
        known.set(text, (answer = passes(found)));
      }
      return answer;
    },
  };
}

/** Longer texts (policies, scripts) seldom come again. */
const LONGEST_KEPT = 200;
const MOST_KEPT = 1024;

/** Where every part needs the same field, one of the needs must be met. */
function commonNeeds(parts: readonly Expr[]): Need[] {
  const [first, ...others] = parts;
  const fields = new Set(first?.needs.map(({ field }) => field));
  return [...fields].flatMap((field): Need[] => {
    const needs = [first!, ...others].map((part) => part.needs.find((need) => need.field === field));
    if (needs.includes(undefined)) return [];
    return [{ field, passes: (found) => needs.some((need) => need!.passes(found)) }];
  });
}

/** More than so many words are not worth looking for. */
const MOST_WORDS = 64;

/** Where every part needs a word, one of these must be there. */
function commonWords(parts: readonly Expr[]): Words[] {
  const common = anyOfWords(parts.map(({ words: [first] }) => first));
  return common && common.any.length <= MOST_WORDS ? [common] : [];
}

/** Kleene's logic: one part can settle the whole; else one undecided part leaves it undecided. */
function settle(parts: readonly Expr[], fields: EventFields, settling: Truth, otherwise: Truth): Truth {
  let answer = otherwise;
  for (const part of parts) {
    const truth = part.test(fields);
    if (truth === settling) return truth;
    if (truth === 'undecided') answer = truth;
  }
  return answer;
}

/** The answer of the whole rests on the parts that gave the same answer: all of them where it is `ofAll`. */
function explainLike(
  parts: readonly Expr[],
  fields: EventFields,
  grounds: Grounds,
  truth: Truth,
  ofAll: Truth,
): void {
  for (const part of parts) {
    if (truth === ofAll || part.test(fields) === truth) part.explain(fields, grounds, truth);
  }
}
