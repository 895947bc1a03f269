import type { ColumnTest } from '../rule.ts';
import { columnOf, isOfTexts, type EventColumn } from '../sigma/column-values.ts';
import { EventFields, isCallField } from '../sigma/event-fields.ts';
import { conjunctsOf, type Expr, type Truth } from '../sigma/expr.ts';

/** A part of a condition that must hold, and what it asks for that is known without the record. */
interface Conjunct {
  readonly expr: Expr;
  readonly columns: ReadonlySet<EventColumn>;
  readonly asksForCall: boolean;
}

/** What each column tells of a condition by itself: those of its parts that ask for it. */
export function columnTests(expr: Expr): readonly ColumnTest[] {
  const conjuncts = conjunctsOf(expr).map(withColumns);
  return [...new Set(conjuncts.flatMap(({ columns }) => [...columns]))].map((column) => {
    const asking = conjuncts.filter(({ columns }) => columns.has(column));
    return {
      column,
      isOfValue: !asking.some(({ asksForCall }) => asksForCall),
      parts: isOfTexts(column) ? partsThatTell(asking, column) : undefined,
      answer: answerOf(asking),
    };
  });
}

/** What they tell together, as far as that is more than what each tells by itself: false for an event that cannot match. */
export function testTogether(expr: Expr): (fields: EventFields) => boolean {
  const asking = conjunctsOf(expr)
    .map(withColumns)
    .filter(({ columns }) => columns.size > 1);
  const answer = answerOf(asking);
  return asking.length === 0 ? () => true : (fields) => answer(fields.ofColumns) !== 'no';
}

function withColumns(expr: Expr): Conjunct {
  const fields = EventFields.askedBy((asked) => expr.test(asked));
  const columns = new Set(fields.map(columnOf).filter((column) => column !== undefined));
  return {
    expr,
    columns,
    asksForCall: fields.some(isCallField),
  };
}

/** What a text of the column must hold to be told from others; undefined where nobody knows. */
function partsThatTell(asking: readonly Conjunct[], column: EventColumn): readonly string[] | undefined {
  // Of a text that one of the parts says no to, nobody asks the others.
  const needed = asking.map(({ expr }) => partsNeededBy(expr, column)).find((parts) => parts !== undefined);
  return needed ?? allOrNone(asking.map(({ expr }) => partsAskedFor(expr, column)));
}

/** What a text must hold, one of these, for any answer but "no". */
function partsNeededBy({ asks, made }: Expr, column: EventColumn): readonly string[] | undefined {
  if (made) {
    if (made.kind !== 'any') return undefined;
    return allOrNone(made.parts.map((part) => partsNeededBy(part, column)));
  }
  return asks?.part !== undefined && columnOf(asks.field) === column ? [asks.part] : undefined;
}

function partsAskedFor(expr: Expr, column: EventColumn): readonly string[] | undefined {
  const { made, asks } = expr;
  if (made) return allOrNone(made.parts.map((part) => partsAskedFor(part, column)));
  if (!EventFields.askedBy((asked) => expr.test(asked)).some((field) => columnOf(field) === column))
    return [];
  return asks?.part === undefined ? undefined : [asks.part];
}

function allOrNone(lists: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  return lists.includes(undefined) ? undefined : lists.flatMap((list) => list!);
}

/** Of parts that must all hold. */
function answerOf(conjuncts: readonly Conjunct[]): (fields: EventFields) => Truth {
  return (fields) => {
    let answer: Truth = 'yes';
    for (const { expr } of conjuncts) {
      const truth = expr.test(fields);
      if (truth === 'no') return truth;
      if (truth === 'undecided') answer = truth;
    }
    return answer;
  };
}
