import { columnOf } from '../sigma/column-values.ts';
import { isCallField } from '../sigma/event-fields.ts';
import { conjunctsOf, type Expr } from '../sigma/expr.ts';
import { toldField, type ToldField } from './told-fields.ts';

/** A condition of parts that must all hold, each of which asks about one field that columns tell. */
export interface ToldCondition {
  /** The fields that are its evidence, in this order, where it holds. */
  readonly fields: readonly ToldField[];
  /** The parts that ask for what the value of no column alone says. */
  readonly rest: readonly Expr[];
}

/** Undefined of any other condition. */
export function toldCondition(expr: Expr): ToldCondition | undefined {
  const fields = new Set<ToldField>();
  const rest: Expr[] = [];
  for (const part of conjunctsOf(expr)) {
    const name = fieldAskedBy(part);
    const field = name === undefined ? undefined : toldField(name);
    if (!field) return undefined;
    fields.add(field);
    if (!isCallField(field.name) && columnOf(field.name) === undefined) rest.push(part);
  }
  return { fields: [...fields], rest };
}

/** The one field that a part asks a value of, be it to deny it. */
function fieldAskedBy({ asks, made }: Expr): string | undefined {
  if (asks) return asks.field;
  return made?.kind === 'not' ? fieldAskedBy(made.parts[0]!) : undefined;
}
