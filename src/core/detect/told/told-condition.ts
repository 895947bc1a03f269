import { columnOf } from '../sigma/column-values.ts';
import { isCallField } from '../sigma/event-fields.ts';
import { conjunctsOf, type Expr } from '../sigma/expr.ts';
import { toldField } from './told-fields.ts';

/** A condition of parts that must all hold, each of which asks about one field, or about the call alone. */
export interface ToldCondition {
  /** What its evidence is where it holds, in this order. */
  readonly evidence: readonly (string | CallPart)[];
  /** The parts that ask for what the value of no column alone says. */
  readonly rest: readonly Expr[];
  /** Those of them whose evidence columns do not tell. */
  readonly noted: readonly FieldPart[];
}

/** A part that asks about one field. */
export interface FieldPart {
  readonly field: string;
  readonly part: Expr;
}

/** A part of several questions about the call: which of its fields are evidence depends on that. */
export interface CallPart {
  readonly part: Expr;
}

/** Undefined of any other condition. */
export function toldCondition(expr: Expr): ToldCondition | undefined {
  const evidence = new Set<string | CallPart>();
  const rest: Expr[] = [];
  const noted: FieldPart[] = [];
  for (const part of conjunctsOf(expr)) {
    const field = fieldAskedBy(part);
    if (field === undefined) {
      if (!asksForCall(part)) return undefined;
      evidence.add({ part });
    } else if (!toldField(field)) {
      evidence.add(field);
      noted.push({ field, part });
      rest.push(part);
    } else {
      // That it has no such field would be evidence that columns do not tell.
      if (isAboutPresence(part)) return undefined;
      evidence.add(field);
      if (!isCallField(field) && columnOf(field) === undefined) rest.push(part);
    }
  }
  return { evidence: [...evidence], rest, noted };
}

/** The one field that a part asks about, be it to deny it. */
function fieldAskedBy({ asks, about, made }: Expr): string | undefined {
  if (asks) return asks.field;
  return made?.kind === 'not' ? fieldAskedBy(made.parts[0]!) : about;
}

function isAboutPresence({ about, made }: Expr): boolean {
  return about !== undefined || (made?.kind === 'not' && isAboutPresence(made.parts[0]!));
}

function asksForCall(expr: Expr): boolean {
  const field = fieldAskedBy(expr);
  if (field !== undefined) return isCallField(field);
  return expr.made !== undefined && expr.made.parts.every(asksForCall);
}
