import type { Conclusion } from '../finding.ts';
import type { Level } from '../level.ts';
import type { Expected, ExpectedItem, RuleTestFailure } from './rule-test.ts';
import type { Subject } from './subject.ts';

/** One thing that the tested rules say of the events. */
interface Actual {
  readonly kind: ExpectedItem['kind'];
  readonly id: string;
  /** Counted from 1. */
  readonly event: number;
  readonly level?: Level;
  readonly reason?: string;
}

/** What is missing and what is too much; nothing where all is as expected. */
export function compare(
  expected: Expected,
  { findings, undecided }: Conclusion,
  subject: Subject,
): readonly RuleTestFailure[] {
  const ids = new Set(subject.findings.values());
  const actual: readonly Actual[] = [
    ...findings.map(({ id, level, event }): Actual => ({
      kind: 'finding',
      id,
      event: event.index + 1,
      level,
    })),
    ...undecided.map(({ id, reason, event }): Actual => ({
      kind: 'undecided',
      id,
      event: event.index + 1,
      reason,
    })),
  ].filter(({ id }) => ids.has(id));
  const left = new Set(actual);
  // What says most chooses first: it has the fewest to choose from.
  const unmet = expected.items
    .toSorted((a, b) => said(b) - said(a))
    .filter((item) => {
      const met = [...left].find((each) => meets(each, item, subject));
      return !met || !left.delete(met);
    });
  const surplus = [...left].filter(({ kind }) => kind === 'finding' || !expected.isUndecided);
  const isMissing = expected.isUndecided && !actual.some(({ kind }) => kind === 'undecided');
  const comparison = {
    expected: expected.isUndecided ? 'undecided' : lines(expected.items.map(itemText)),
    actual: lines(actual.map(actualText)),
  };
  const { line, column } = expected;
  return [
    ...unmet.map((item) => ({
      line: item.line,
      column: item.column,
      message: `not so: ${itemText(item)}`,
      comparison,
    })),
    ...(isMissing ? [{ line, column, message: 'nothing is undecided', comparison }] : []),
    ...surplus.map((each) => ({ line, column, message: `not expected: ${actualText(each)}`, comparison })),
  ];
}

function meets(actual: Actual, item: ExpectedItem, { findings }: Subject): boolean {
  if (actual.kind !== item.kind) return false;
  if (item.rule !== undefined && findings.get(item.rule) !== actual.id) return false;
  if (item.event !== undefined && item.event !== actual.event) return false;
  return item.level === undefined || item.level === actual.level;
}

function said({ rule, event, level }: ExpectedItem): number {
  return [rule, event, level].filter((each) => each !== undefined).length;
}

/** "finding of mine on event 2, high" */
function itemText({ kind, rule, event, level }: ExpectedItem): string {
  const what = kind === 'finding' ? 'a finding' : 'undecided';
  const on = event === undefined ? '' : ` on event ${event}`;
  const of = rule === undefined ? '' : ` of ${rule}`;
  return `${what}${of}${on}${level === undefined ? '' : `, ${level}`}`;
}

function actualText({ kind, id, event, level, reason }: Actual): string {
  const text = itemText({ kind, rule: id, event, level, line: 0, column: 0 });
  return reason === undefined ? text : `${text}: ${reason}`;
}

function lines(texts: readonly string[]): string {
  return texts.length === 0 ? 'none' : texts.join('\n');
}
