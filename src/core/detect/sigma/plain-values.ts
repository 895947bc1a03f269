import { plainTextOf } from '../../log/event.ts';
import type { LogEvent } from '../../log/log.ts';
import type { FieldValues } from './event-fields.ts';

/** Of a longer name nobody knows without the record which of its dots are the names' own. */
const MOST_STEPS = 2;
const MOST_FIELDS = 4096;

/** Paths of fields, of which rules name few; undefined for one that is too long. */
const paths = new Map<string, readonly string[] | undefined>();

/**
 * The values of a field of the record, in full, where they can be told without parsing it: it has such a string, or nothing
 * of the name. Undefined where they cannot.
 */
export function plainValues(field: string, event: LogEvent): FieldValues | undefined {
  const path = pathOf(field);
  const text = path && plainTextOf(event, path);
  if (text === undefined) return undefined;
  return text === null ? NONE : { values: [{ value: text, path: path! }], undecided: undefined };
}

const NONE: FieldValues = { values: [], undecided: undefined };

function pathOf(field: string): readonly string[] | undefined {
  if (!paths.has(field)) {
    if (paths.size >= MOST_FIELDS) paths.clear();
    const path = field.split('.');
    paths.set(field, path.length > MOST_STEPS ? undefined : path);
  }
  return paths.get(field);
}
