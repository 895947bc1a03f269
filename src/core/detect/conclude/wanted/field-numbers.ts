import type { TextColumn } from '../../../log/columns/columns.ts';
import { JOINED_FIELDS } from '../../joins.ts';
import { mayBeToldByFacts, valuesOfMatch } from '../../told-by-facts.ts';
import { NO_VALUES } from '../../values.ts';
import { joinedValues } from '../fields.ts';
import type { Joins } from '../joins.ts';
import type { Members } from './members.ts';
import type { TextNumbers } from './text-numbers.ts';

/** Of each value that a match has of a field a number: the same for the same. */
export interface FieldNumbers {
  all(member: number): readonly number[];
  /** That of the one value that it has; undefined where there is none, or are several. */
  only(member: number): number | undefined;
}

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
  const [onlyOfNone] = none;
  if (JOINED_FIELDS.has(field)) {
    const all = (member: number): readonly number[] =>
      ofTexts(joinedValues(joins, members.joinedOf(member), field)!);
    return { all, only: (member) => onlyOf(all(member)) };
  }

  const column = COLUMNS.get(field);
  const isOfFacts = mayBeToldByFacts(field);
  const all = (member: number): readonly number[] => {
    const values = members.valuesOf(member);
    if (Object.hasOwn(values, field)) return ofTexts(values[field]!);
    if (!isOfFacts) return NONE;
    const rows = column && members.rowsOf(member);
    if (!rows) return ofTexts(valuesOfMatch(members.matchOf(member), field));
    const number = numbers.ofRow(rows, column, members.eventOf(member));
    return number === 0 ? none : [number];
  };
  // Most are told by columns, and there are tens of thousands: no list is made of these.
  const only = (member: number): number | undefined => {
    const rows = column && members.rowsOf(member);
    const values = members.valuesOf(member);
    if (!rows || (values !== NO_VALUES && Object.hasOwn(values, field))) return onlyOf(all(member));
    return numbers.ofRow(rows, column, members.eventOf(member)) || onlyOfNone;
  };
  return { all, only };
}

function onlyOf(numbers: readonly number[]): number | undefined {
  return numbers.length === 1 ? numbers[0] : undefined;
}
