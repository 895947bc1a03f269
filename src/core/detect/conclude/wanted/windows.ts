import type { CorrelationRule, Rule } from '../../rule.ts';
import { mayBeToldByFacts } from '../../told-by-facts.ts';
import { fieldOf } from '../context.ts';
import { fieldReader } from '../fields.ts';
import { newFiring } from '../firing.ts';
import type { Joins } from '../joins.ts';
import { Cells, type Counted } from './cells.ts';
import { groupNumbers } from './group-numbers.ts';
import type { Members } from './members.ts';
import { isNeeded, needOf, type Need } from './need.ts';
import { TextNumbers } from './text-numbers.ts';

/** So many members are looked at in a step. */
const STEP = 512;

/** A member of a correlation in one of its groups. */
interface Grouped extends Counted {
  readonly member: number;
}

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
  ): Generator<void, readonly Grouped[] | undefined> {
    const grouped: Grouped[] = [];
    for (const [position, input] of inputs.entries()) {
      yield;
      const fields = rule.groupBy.map((name) => fieldOf(rule, position, name));
      const groupsOf = groupNumbers(fields, this.#members, this.#numbers, this.#joins);
      const countOf = this.#countsAt(rule, position, need);
      for (let at = 0; at < input.length; at++) {
        if (at % STEP === STEP - 1) yield;
        const member = input[at]!;
        const groups = groupsOf(member);
        if (!groups) return undefined;
        const time = this.#members.timeOf(member);
        for (const group of groups) grouped.push({ member, group, time, position, count: countOf(member) });
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

  *#whereEnough(grouped: readonly Grouped[], need: Need): Generator<void, readonly number[]> {
    const cells = new Cells(need, grouped.length);
    for (let at = 0; at < grouped.length; at++) {
      if (at % STEP === STEP - 1) yield;
      cells.add(grouped[at]!);
    }
    const found: number[] = [];
    for (let at = 0; at < grouped.length; at++) {
      if (at % STEP === STEP - 1) yield;
      const each = grouped[at]!;
      if (cells.mayFire(each)) found.push(each.member);
    }
    return found;
  }
}

const NONE: readonly number[] = [];
