import type { CorrelationRule } from '../rule.ts';
import { fieldOf, type Context } from './context.ts';
import type { TimedFiring } from './firing.ts';
import { combinations, type Group } from './groups.ts';
import { compositeKey } from './identity.ts';
import { ANY, type Choice } from './windows.ts';

/** The firings of one document that may stand in an anchor's chain, oldest first, and which of them will do. */
export interface Companions extends Choice {
  readonly candidates: readonly TimedFiring[];
}

const VALUES_COMPARED = 1000;

/**
 * Prepares one document of an anchored correlation. What `same` asks for is an index, so that a busy group with many
 * key pairs is not searched once for each of them; of what `unlike` forbids, runs of equal values are skipped as one.
 */
export function companionsOf(
  rule: CorrelationRule,
  group: Group,
  position: number,
  anchorPosition: number,
  { terms }: Context,
): (anchor: TimedFiring) => Companions {
  const name = rule.ruleNames[position]!;
  const fieldsIn = (constraints: CorrelationRule['same']): string[] =>
    constraints.filter(({ rules }) => rules.includes(name)).flatMap(({ fields }) => fields);
  const valuesOf = (firing: TimedFiring, at: number, fields: readonly string[]): (readonly string[])[] =>
    fields.map((field) => terms(firing, fieldOf(rule, at, field)));

  const same = fieldsIn(rule.same);
  const unlike = fieldsIn(rule.unlike);
  const alike =
    same.length > 0 ? indexBy(group[position]!, (firing) => valuesOf(firing, position, same)) : undefined;
  const unlikeChoice = choiceOf((firing) => valuesOf(firing, position, unlike));
  const choiceOfAll = unlike.length > 0 && !alike ? unlikeChoice(group[position]!) : undefined;

  return (anchor) => {
    const candidates = alike ? alike(valuesOf(anchor, anchorPosition, same)) : group[position]!;
    if (unlike.length === 0) return { candidates, ...ANY };
    const choice = choiceOfAll ?? unlikeChoice(candidates);
    return { candidates, ...choice(valuesOf(anchor, anchorPosition, unlike)) };
  };
}

/** Looks up the firings that share a value of every field with those asked for. */
function indexBy(
  firings: readonly TimedFiring[],
  valuesOf: (firing: TimedFiring) => (readonly string[])[],
): (values: readonly (readonly string[])[]) => readonly TimedFiring[] {
  const index = new Map<string, TimedFiring[]>();
  for (const firing of firings) {
    for (const key of keysOf(valuesOf(firing))) {
      const list = index.get(key);
      if (list) list.push(firing);
      else index.set(key, [firing]);
    }
  }
  return (values) => {
    const [only = [], ...more] = keysOf(values).map((key) => index.get(key) ?? []);
    if (more.length === 0) return only;
    return [...new Set([only, ...more].flat())].toSorted((a, b) => a.rank - b.rank);
  };
}

/** A key for each way to take one value of every field. */
function keysOf(values: readonly (readonly string[])[]): string[] {
  return combinations(values, VALUES_COMPARED).map(compositeKey);
}

/** Chooses those that share no value of any field with those given. */
function choiceOf(
  valuesOf: (firing: TimedFiring) => (readonly string[])[],
): (candidates: readonly TimedFiring[]) => (forbidden: readonly (readonly string[])[]) => Choice {
  return (candidates) => {
    const values = candidates.map(valuesOf);
    const keys = values.map((lists) => lists.map(compositeKey).join());
    const starts = runs(keys, 0, 1);
    const ends = runs(keys, keys.length - 1, -1);
    return (forbidden) => ({
      accepts: (at) =>
        !values[at]!.some((list, field) => list.some((value) => forbidden[field]!.includes(value))),
      skip: (at, step) => (step === 1 ? ends[at]! + 1 : starts[at]! - 1),
    });
  };
}

/** For each position the far end, towards `from`, of the run of equal keys that it is in. */
function runs(keys: readonly string[], from: number, step: 1 | -1): Int32Array {
  const ends = new Int32Array(keys.length);
  for (let at = from; at >= 0 && at < keys.length; at += step) {
    ends[at] = at !== from && keys[at] === keys[at - step] ? ends[at - step]! : at;
  }
  return ends;
}
