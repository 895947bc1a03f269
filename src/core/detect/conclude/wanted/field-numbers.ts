import type { TextColumn } from '../../../log/columns/columns.ts';
import { JOINED_FIELDS } from '../../joins.ts';
import { mayBeToldByFacts, valuesOfMatch } from '../../told-by-facts.ts';
import { joinedValues } from '../fields.ts';
import type { Joins } from '../joins.ts';
import type { Members } from './members.ts';
import type { TextNumbers } from './text-numbers.ts';

/** Of each value that a match has of a field a number: the same for the same. */
export type FieldNumbers = (member: number) => readonly number[];

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
const OF_MISSING: readonly number[] = [0];

/** Reads a field from columns and from what is noted of events: a match is made an object of only for what neither tells. */
export function fieldNumbers(
  field: string,
  members: Members,
  numbers: TextNumbers,
  joins: Joins,
): FieldNumbers {
  const ofTexts = (texts: readonly string[]): readonly number[] =>
    texts.length === 0 ? none : texts.map((text) => numbers.of(text));
  const none = NEVER_MISSING.has(field) ? OF_MISSING : NONE;
  if (JOINED_FIELDS.has(field))
    return (member) => ofTexts(joinedValues(joins, members.joinedOf(member), field)!);

  const column = COLUMNS.get(field);
  const isOfFacts = mayBeToldByFacts(field);
  return (member) => {
    const values = members.valuesOf(member);
    if (Object.hasOwn(values, field)) return ofTexts(values[field]!);
    if (!isOfFacts) return NONE;
    const rows = column && members.rowsOf(member);
    if (!rows) return ofTexts(valuesOfMatch(members.matchOf(member), field));
    const number = numbers.ofRow(rows, column, members.eventOf(member));
    return number === 0 ? none : [number];
  };
}
