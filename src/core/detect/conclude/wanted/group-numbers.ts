import { combinations, GROUPS_OF_ONE_EVENT } from '../groups.ts';
import type { Joins } from '../joins.ts';
import { HISTORY_FIELDS } from '../new-terms.ts';
import { mixed } from './cells.ts';
import { fieldNumbers } from './field-numbers.ts';
import type { Members } from './members.ts';
import type { TextNumbers } from './text-numbers.ts';

/** Numbers of the groups that a match is in: the same for the same group, hardly ever for two. Undefined: that is not known. */
export type GroupNumbers = (member: number) => readonly number[] | undefined;

/** Groups matches by the values of some fields. */
export function groupNumbers(
  fields: readonly string[],
  members: Members,
  numbers: TextNumbers,
  joins: Joins,
): GroupNumbers {
  // How much there was before an event is known once it is new.
  if (fields.some((field) => HISTORY_FIELDS.has(field))) return () => undefined;
  const ofFields = fields.map((field) => fieldNumbers(field, members, numbers, joins));
  return (member) => {
    const values = ofFields.map((numbersOf) => numbersOf(member));
    if (values.every(({ length }) => length === 1)) return [groupOf(values.map(([only]) => only!))];
    const groups = combinations(values, GROUPS_OF_ONE_EVENT);
    // Of more than these a correlation of correlations may look at others.
    return groups.length === GROUPS_OF_ONE_EVENT ? undefined : groups.map(groupOf);
  };
}

function groupOf(numbers: readonly number[]): number {
  return numbers.reduce((group, number) => mixed(number, group), 0);
}
