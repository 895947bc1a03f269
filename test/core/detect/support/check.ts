import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventText, judge, load, loadOne, readText, ruleWith } from './rules.ts';

/** One detection against one event: `yes`, `no`, or why it is undecided. */
export function check(name: string, detection: string, event: object, expected: string): void {
  test(name, () => assert.equal(answer(detection, event), expected));
}

/** One item (`field|modifier: value`) against many events. */
export function checkItem(item: string, expected: { yes: readonly object[]; no: readonly object[] }): void {
  test(item, () => {
    const detection = `search:\n  ${item}\ncondition: search`;
    for (const event of expected.yes) assert.equal(answer(detection, event), 'yes', JSON.stringify(event));
    for (const event of expected.no) assert.equal(answer(detection, event), 'no', JSON.stringify(event));
  });
}

function answer(detection: string, event: object): string {
  const verdict = judge(loadOne(ruleWith(detection)), readText(eventText(event)));
  if (verdict.kind === 'undecided') return verdict.reasons.join('; ');
  return verdict.kind === 'match' ? 'yes' : 'no';
}

/**
 * A rule text that is refused, written with a line of carets under the word at fault and the reason beside it:
 *
 *     level: huge
 *            ^ "huge" is no level; …
 */
export function checkRefused(name: string, annotated: string): void {
  test(name, () => {
    const text = withoutNotes(annotated);
    const { refused } = load(text);
    const lines = text.split('\n');
    for (const { line, column, reason } of refused.toReversed()) {
      lines.splice(line, 0, `${' '.repeat(column - 1)}^ ${reason}`);
    }
    assert.equal(lines.join('\n'), annotated);
  });
}

/** The evidence of a rule, each field as carets under its place in the log; what was absent stands below. */
export function checkEvidence(name: string, detection: string, annotated: string): void {
  test(name, () => {
    const text = withoutNotes(annotated);
    const verdict = judge(loadOne(ruleWith(detection)), readText(text));
    assert.equal(verdict.kind, 'match');
    const notes = new Map<number, string[]>();
    const absent: string[] = [];
    for (const { field, value, span, from } of verdict.kind === 'match' ? verdict.evidence : []) {
      const label = `${field} = ${JSON.stringify(value)}${from ? ` from ${from.field}` : ''}`;
      if (!span) absent.push(`absent: ${label}`);
      else {
        const before = text.slice(0, span.offset).split('\n');
        const carets = `${' '.repeat(before.at(-1)!.length)}${'^'.repeat(Math.max(span.length, 1))} ${label}`;
        notes.set(before.length, [...(notes.get(before.length) ?? []), carets]);
      }
    }
    const lines = text.split('\n').flatMap((line, index) => [line, ...(notes.get(index + 1) ?? [])]);
    assert.equal([...lines, ...absent].join('\n'), annotated);
  });
}

function withoutNotes(annotated: string): string {
  const lines = annotated.split('\n');
  return lines.filter((line) => !/^ *\^|^absent: /.test(line)).join('\n');
}
