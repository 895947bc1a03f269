import type { TextColumn } from '../../../log/columns/columns.ts';
import { mayBeToldByFacts } from '../../told-by-facts.ts';
import type { ReadField } from '../fields.ts';
import { newFiring } from '../firing.ts';
import { combinations, GROUPS_OF_ONE_EVENT } from '../groups.ts';
import { HISTORY_FIELDS } from '../new-terms.ts';
import { mixed } from './cells.ts';
import type { Members } from './members.ts';
import type { TextNumbers } from './text-numbers.ts';

/** Numbers of the groups that a match is in: the same for the same group, hardly ever for two. Undefined: that is not known. */
export type GroupNumbers = (member: number) => readonly number[] | undefined;

/** The columns that have the very texts of fields. */
const COLUMNS: ReadonlyMap<string, TextColumn> = new Map([
  ['eventName', 'eventName'],
  ['eventSource', 'eventSource'],
  ['sourceIPAddress', 'sourceIPAddress'],
  ['awsRegion', 'awsRegion'],
  ['cloud.region', 'awsRegion'],
  ['cloud.account.id', 'accountId'],
  ['user.name', 'userName'],
  ['userIdentity.accessKeyId', 'accessKeyId'],
  ['userIdentity.arn', 'principalArn'],
]);

/** An event without one of these is in a group even so: here in that of all such events. */
const NEVER_MISSING: ReadonlySet<string> = new Set(['cloud.account.id', 'cloud.region']);

const NONE: readonly number[] = [];

/** Groups matches by the values of some fields. */
export function groupNumbers(
  fields: readonly string[],
  members: Members,
  numbers: TextNumbers,
  read: ReadField,
): GroupNumbers {
  // How much there was before an event is known once it is new.
  if (fields.some((field) => HISTORY_FIELDS.has(field))) return () => undefined;
  const columns = fields.flatMap((field) => COLUMNS.get(field) ?? []);
  const areInColumns = columns.length === fields.length;
  // What columns tell has no values but those that facts tell.
  const ofAnyTold = fields.every(mayBeToldByFacts) ? undefined : NONE;

  const ofColumns = (member: number): readonly number[] => {
    const rows = members.rowsOf(member)!;
    const event = members.eventOf(member);
    let group = 0;
    for (let at = 0; at < columns.length; at++) {
      const number = numbers.ofRow(rows, columns[at]!, event);
      if (number === 0 && !NEVER_MISSING.has(fields[at]!)) return NONE;
      group = mixed(number, group);
    }
    return [group];
  };
  const groupOf = (texts: readonly string[]): number =>
    texts.reduce((group, text) => mixed(numbers.of(text), group), 0);
  const ofTexts = (member: number): readonly number[] | undefined => {
    const firing = newFiring(members.matchOf(member), 0);
    const values = fields.map((field) => {
      const found = read(firing, field);
      return found.length === 0 && NEVER_MISSING.has(field) ? [''] : found;
    });
    if (values.every(({ length }) => length === 1)) return [groupOf(values.map(([text]) => text!))];
    const groups = combinations(values, GROUPS_OF_ONE_EVENT);
    // Of more than these a correlation of correlations may look at others.
    return groups.length === GROUPS_OF_ONE_EVENT ? undefined : groups.map(groupOf);
  };
  return (member) => {
    if (members.isInColumns(member)) return areInColumns ? ofColumns(member) : ofAnyTold;
    const values = members.valuesOf(member);
    const areHere =
      areInColumns && members.rowsOf(member) && !fields.some((field) => Object.hasOwn(values, field));
    return areHere ? ofColumns(member) : ofTexts(member);
  };
}
