import type { EventFields, FieldValue } from './sigma/event-fields.ts';
import type { Need } from './sigma/expr.ts';

/** What a rule needs: each of these must hold, or it does not match. */
interface Needy {
  readonly needs: readonly Need[];
}

/** Picks of some rules those whose needs an event meets, in their order. */
export interface Picker<Rule> {
  /** All of them. */
  readonly rules: readonly Rule[];
  readonly pick: (fields: EventFields) => readonly Rule[];
}

/** Values that are met once (ids, times) must not pile up. */
const MOST_VALUES = 4096;

/** The rules that share a field, and for each of its values those that could match. */
interface Column {
  readonly field: string;
  readonly rules: readonly { readonly at: number; readonly need: Need }[];
  readonly known: Map<string, readonly number[]>;
}

/**
 * Prepares to pick rules by one field that each of them needs. What the rules say of a value is asked once for each
 * value: logs repeat user agents, error codes and types without end. Of several fields that a rule needs the one is
 * taken that most rules need.
 */
export function indexNeeds<Rule extends Needy>(rules: readonly Rule[]): Picker<Rule> {
  const shared = new Map<string, number>();
  for (const { needs } of rules) {
    for (const { field } of needs) shared.set(field, (shared.get(field) ?? 0) + 1);
  }
  const always: number[] = [];
  const columns = new Map<string, { at: number; need: Need }[]>();
  for (const [at, { needs }] of rules.entries()) {
    const need = needs.toSorted((a, b) => shared.get(b.field)! - shared.get(a.field)!)[0];
    if (!need) always.push(at);
    else {
      const column = columns.get(need.field);
      if (column) column.push({ at, need });
      else columns.set(need.field, [{ at, need }]);
    }
  }
  return pickerOf(
    rules,
    always,
    [...columns].map(([field, needing]) => ({ field, rules: needing, known: new Map() })),
  );
}

function pickerOf<Rule>(
  rules: readonly Rule[],
  always: readonly number[],
  columns: readonly Column[],
): Picker<Rule> {
  if (columns.length === 0) return { rules, pick: () => rules };
  return {
    rules,
    pick(fields) {
      let places: number[] | undefined;
      for (const column of columns) {
        for (const found of fields.get(column.field).values) {
          const meeting = typeof found.value === 'string' ? remembered(column, found) : asked(column, found);
          if (meeting.length > 0) (places ??= [...always]).push(...meeting);
        }
      }
      const picked = places ?? always;
      if (picked.length === 0) return NONE;
      // A list may meet a need with several of its elements.
      return [...new Set(picked)].toSorted((a, b) => a - b).map((at) => rules[at]!);
    },
  };
}

const NONE: readonly never[] = [];

function remembered(column: Column, found: FieldValue): readonly number[] {
  const value = found.value as string;
  let meeting = column.known.get(value);
  if (!meeting) {
    if (column.known.size >= MOST_VALUES) column.known.clear();
    column.known.set(value, (meeting = asked(column, found)));
  }
  return meeting;
}

function asked({ rules }: Column, found: FieldValue): readonly number[] {
  const meeting = rules.filter(({ need }) => need.passes(found));
  return meeting.length === 0 ? NONE : meeting.map(({ at }) => at);
}
