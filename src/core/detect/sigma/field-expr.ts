import type { JsonValue } from '../../log/json/value.ts';
import { isDerivedName } from './derived-field.ts';
import { isCallField, type EventFields, type FieldValue } from './event-fields.ts';
import { explainQuestion, testOf, type Expr, type Truth } from './expr.ts';
import { fieldName, writingsOf } from './field-values.ts';
import type { Grounds } from './grounds.ts';
import { partOf, wordIn } from './word-search.ts';

/**
 * A question about one value of a field. `literal`: the only text, in lower case, that can answer it with yes; `part`:
 * what every text that does has in it, in lower case too.
 */
export interface ValueTest {
  readonly matches: (value: JsonValue) => boolean;
  readonly literal?: string;
  readonly part?: string;
}

/** Some value of `field` passes `test`. */
export function fieldMatches(field: string, { matches, literal, part = literal }: ValueTest): Expr {
  const isOfRecord = !isDerivedName(field) && !isCallField(field);
  const word = isOfRecord && part !== undefined ? wordIn(part) : undefined;
  const passes = (found: FieldValue): boolean => {
    const { value, spelling } = found;
    // Almost all are written in one way.
    if (typeof value !== 'object' && spelling === undefined) return matches(value);
    return value !== null && writingsOf(found).some((writing) => matches(writing));
  };
  const asks = { field, passes, ...(part !== undefined && { part }) };
  return {
    asks,
    test: testOf(asks),
    explain: (fields, grounds) => explainQuestion(asks, fields, grounds),
    requires: (indexed) => (indexed === field && literal !== undefined ? new Set([literal]) : undefined),
    needs: isOfRecord ? [asks] : [],
    words: word === undefined ? [] : [{ any: [word], within: partOf(field) }],
  };
}

/** The event has `field`, be it with the value null, as `wanted` or not. */
export function fieldExists(field: string, wanted: boolean): Expr {
  return presence(field, (values) => values.length > 0 === wanted);
}

/** `field` is null or the event has none. */
export function fieldIsNull(field: string): Expr {
  return presence(field, (values) => values.every(({ value }) => value === null));
}

function presence(field: string, holds: (values: readonly FieldValue[]) => boolean): Expr {
  return {
    about: field,
    test(fields) {
      const { values, undecided } = fields.get(field);
      return undecided === undefined ? truthOf(holds(values)) : 'undecided';
    },
    explain(fields, grounds) {
      const { values, undecided } = fields.get(field);
      if (undecided !== undefined) grounds.reasons.add(undecided);
      else if (values.length === 0) grounds.evidence.add(fields.absence(field));
      for (const found of values) grounds.evidence.add(fields.evidence(field, found));
    },
    requires: () => undefined,
    needs: [],
    words: [],
  };
}

/** Some value of `field` and some value of `other` pass `test` together. */
export function fieldsCompare(
  field: string,
  other: string,
  test: (value: JsonValue, other: JsonValue) => boolean,
): Expr {
  const pairs = (fields: EventFields): [FieldValue, FieldValue][] =>
    fields
      .get(field)
      .values.flatMap((mine) =>
        fields.get(other).values.map((theirs): [FieldValue, FieldValue] => [mine, theirs]),
      );
  const passes = ([mine, theirs]: [FieldValue, FieldValue]): boolean =>
    mine.value !== null && theirs.value !== null && test(mine.value, theirs.value);
  return {
    test(fields) {
      if (reasonsOf(fields, [field, other]).length > 0) return 'undecided';
      return truthOf(pairs(fields).some(passes));
    },
    explain(fields, grounds) {
      for (const reason of reasonsOf(fields, [field, other])) grounds.reasons.add(reason);
      const all = pairs(fields);
      const passed = all.filter(passes);
      for (const [mine, theirs] of passed.length > 0 ? passed : all) {
        grounds.evidence.add(fields.evidence(field, mine));
        grounds.evidence.add(fields.evidence(other, theirs));
      }
    },
    requires: () => undefined,
    needs: [],
    words: [],
  };
}

/** Some value or some property name anywhere in the record passes `test`. */
export function keywordMatches({ matches }: ValueTest): Expr {
  const hits = (fields: EventFields): FieldValue[] =>
    fields.leaves().filter(({ value, path }) => (value !== null && matches(value)) || path.some(isHit));
  const isHit = (step: string | number): boolean => typeof step === 'string' && matches(step);
  return {
    test: (fields) => (fields.isPartial ? 'undecided' : truthOf(hits(fields).length > 0)),
    explain(fields: EventFields, grounds: Grounds) {
      for (const found of hits(fields)) grounds.evidence.add(fields.evidence(fieldName(found.path), found));
    },
    requires: () => undefined,
    needs: [],
    words: [],
  };
}

function truthOf(answer: boolean): Truth {
  return answer ? 'yes' : 'no';
}

function reasonsOf(fields: EventFields, names: readonly string[]): string[] {
  return names.flatMap((name) => fields.get(name).undecided ?? []);
}
