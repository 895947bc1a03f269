import { GROUPS_OF_ONE_EVENT } from '../groups.ts';
import type { Joins } from '../joins.ts';
import { HISTORY_FIELDS } from '../new-terms.ts';
import { mixed } from './cells.ts';
import { fieldNumbers, type FieldNumbers } from './field-numbers.ts';
import type { Members } from './members.ts';
import type { TextNumbers } from './text-numbers.ts';

/** Numbers of the groups that a match is in: the same for the same group, hardly ever for two. */
export class GroupNumbers {
  readonly #ofFields: readonly FieldNumbers[];

  private constructor(ofFields: readonly FieldNumbers[]) {
    this.#ofFields = ofFields;
  }

  /** Groups matches by the values of some fields. Undefined: it is not known by which. */
  static by(
    fields: readonly string[],
    members: Members,
    numbers: TextNumbers,
    joins: Joins,
  ): GroupNumbers | undefined {
    // How much there was before an event is known once it is new.
    if (fields.some((field) => HISTORY_FIELDS.has(field))) return undefined;
    return new GroupNumbers(fields.map((field) => fieldNumbers(field, members, numbers, joins)));
  }

  /** The one group that a match is in, as nearly all are; undefined where there is none, or are several. */
  only(member: number): number | undefined {
    let group = 0;
    for (let at = 0; at < this.#ofFields.length; at++) {
      const number = this.#ofFields[at]!.only(member);
      if (number === undefined) return undefined;
      group = mixed(number, group);
    }
    return group;
  }

  /** All that it is in. Undefined: that is not known. */
  all(member: number): readonly number[] | undefined {
    let groups: readonly number[] = [0];
    for (let at = 0; at < this.#ofFields.length; at++) {
      const values = this.#ofFields[at]!.all(member);
      if (values.length === 0) return values;
      groups = groups.flatMap((group) => values.map((number) => mixed(number, group)));
      // Of more than these a correlation of correlations may look at others.
      if (groups.length >= GROUPS_OF_ONE_EVENT) return undefined;
    }
    return groups;
  }
}
