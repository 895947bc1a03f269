import { plain } from '../../enrich/plain.ts';

const LONGEST_VALUE = 120;
const MOST_VALUES = 5;

type ReadValues = (field: string) => readonly string[];

/**
 * Compiles a message or a triage step, in which `{field}` stands for the event's own values, and `{one|other}` for those
 * of the first field that it has. What it fills in is one plain line: what a log holds cannot break out of it.
 */
export function compileTemplate(template: string): (read: ReadValues) => string {
  // Every second part is a field.
  const parts = template.split(/\{([^\s{}]+)\}/);
  return (read) => parts.map((part, at) => (at % 2 === 0 ? part : showFirst(part.split('|'), read))).join('');
}

function showFirst(fields: readonly string[], read: ReadValues): string {
  const field = fields.find((each) => read(each).length > 0) ?? fields[0]!;
  return show(field, read(field));
}

function show(field: string, values: readonly string[]): string {
  if (/(^|\.)sessiontoken$/i.test(field)) return '<session token hidden>';
  if (values.length === 0) return 'unknown';
  const shown = values.slice(0, MOST_VALUES).map(shorten).join(', ');
  return values.length > MOST_VALUES ? `${shown} and ${values.length - MOST_VALUES} more` : shown;
}

function shorten(value: string): string {
  if (value.length <= LONGEST_VALUE) return plain(value);
  // No more than can be shown is taken apart: a value may be as long as an event.
  const characters = Array.from(value.slice(0, 2 * LONGEST_VALUE + 2));
  const shown =
    characters.length > LONGEST_VALUE ? [...characters.slice(0, LONGEST_VALUE - 1), '…'] : characters;
  return plain(shown.join(''));
}
