import type { CorrelationRule, Rule } from '../../rule.ts';
import { mayBeToldByFacts } from '../../told-by-facts.ts';
import { fieldOf } from '../context.ts';
import { fieldReader } from '../fields.ts';
import { newFiring } from '../firing.ts';
import type { Joins } from '../joins.ts';
import { Cells, stretchOf } from './cells.ts';
import { GroupNumbers } from './group-numbers.ts';
import { newGrouped, type Grouped } from './grouped.ts';
import type { Members } from './members.ts';
import { isNeeded, needOf, type Need } from './need.ts';
import { TextNumbers } from './text-numbers.ts';

/** So many members are looked at in a step. */
const STEP = 512;

/** Finds, without putting anything in order, the windows in which correlations may fire. */
export class Windows {
  readonly #byKey: ReadonlyMap<string, Rule>;
  readonly #members: Members;
  readonly #numbers: TextNumbers;
  readonly #joins: Joins;
  readonly #known = new Map<CorrelationRule, readonly number[]>();

  constructor(rules: readonly Rule[], members: Members, joins: Joins) {
    this.#byKey = new Map(rules.map((rule) => [rule.key, rule]));
    this.#members = members;
    this.#numbers = new TextNumbers(members.strings);
    this.#joins = joins;
  }

  /** The members of a correlation that are in a window which may fire, as far as numbers tell. What fires is one of them. */
  *mayFire(rule: CorrelationRule): Generator<void, readonly number[]> {
    const known = this.#known.get(rule);
    if (known) return known;
    // One that comes back to itself finds nothing there.
    this.#known.set(rule, NONE);
    const inputs: (readonly number[])[] = [];
    for (const key of rule.rules) {
      const input = this.#byKey.get(key);
      inputs.push(input?.kind === 'correlation' ? yield* this.mayFire(input) : this.#members.of(key));
    }
    const found = yield* this.#membersIn(rule, inputs, needOf(rule));
    this.#known.set(rule, found);
    return found;
  }

  *#membersIn(
    rule: CorrelationRule,
    inputs: readonly (readonly number[])[],
    need: Need | undefined,
  ): Generator<void, readonly number[]> {
    if (!need) return inputs.flat();
    if (inputs.some((input, position) => input.length === 0 && isNeeded(position, need))) return NONE;
    const grouped = yield* this.#group(rule, inputs, need);
    return grouped ? yield* this.#whereEnough(grouped, need) : inputs.flat();
  }

  /** Undefined where it is not known of each member which groups it is in. */
  *#group(
    rule: CorrelationRule,
    inputs: readonly (readonly number[])[],
    need: Need,
  ): Generator<void, Grouped | undefined> {
    const grouped = newGrouped();
    for (const [position, input] of inputs.entries()) {
      yield;
      const fields = rule.groupBy.map((name) => fieldOf(rule, position, name));
      const groups = GroupNumbers.by(fields, this.#members, this.#numbers, this.#joins);
      if (!groups && input.length > 0) return undefined;
      const countOf = this.#countsAt(rule, position, need);
      for (let at = 0; at < input.length; at++) {
        if (at % STEP === STEP - 1) yield;
        const member = input[at]!;
        const stretch = stretchOf(this.#members.timeOf(member), need);
        const only = groups!.only(member);
        const all = only === undefined ? groups!.all(member) : undefined;
        if (only === undefined && !all) return undefined;
        for (let which = 0; which < (all ? all.length : 1); which++) {
          grouped.members.push(member);
          grouped.groups.push(all ? all[which]! : only!);
          grouped.stretches.push(stretch);
          grouped.positions.push(position);
          grouped.counts.push(countOf(member));
        }
      }
    }
    return grouped;
  }

  /** For how many a member counts at most. */
  #countsAt(rule: CorrelationRule, position: number, need: Need): (member: number) => number {
    const fields = (rule.condition?.fields ?? []).map((name) => fieldOf(rule, position, name));
    // Of what a correlation says of an event, or new terms do, the values are not those of the match.
    const input = this.#byKey.get(rule.rules[position]!);
    const isOfMatch = input?.kind === 'detection' && !input.newTerms;
    if (rule.type === 'value_count' && !isOfMatch) return () => need.count;
    const read = fieldReader(this.#joins);
    const areOfFacts = fields.every(mayBeToldByFacts);
    return (member) => {
      if (rule.type !== 'value_count' || this.#members.isInColumns(member)) return 1;
      // Of a field facts tell one value.
      const values = this.#members.valuesOf(member);
      if (areOfFacts && !fields.some((field) => Object.hasOwn(values, field))) return 1;
      const firing = newFiring(this.#members.matchOf(member), 0);
      return fields.reduce((count, field) => count * read(firing, field).length, 1);
    };
  }

  *#whereEnough(grouped: Grouped, need: Need): Generator<void, readonly number[]> {
    const { members } = grouped;
    const cells = new Cells(need, members.length);
    for (let at = 0; at < members.length; at++) {
      if (at % STEP === STEP - 1) yield;
      cells.add(grouped, at);
    }
    const found: number[] = [];
    for (let at = 0; at < members.length; at++) {
      if (at % STEP === STEP - 1) yield;
      if (cells.mayFire(grouped, at)) found.push(members[at]!);
    }
    return found;
  }
}

const NONE: readonly number[] = [];
