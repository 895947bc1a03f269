import { plain } from '../../enrich/plain.ts';

const LONGEST_VALUE = 120;
const MOST_VALUES = 5;

/**
 * Fills `{field}` in a message or a triage step with the event's own values. The result is one plain line: what a log
 * holds cannot break out of it.
 */
export function fillTemplate(template: string, read: (field: string) => readonly string[]): string {
  return template.replaceAll(/\{([^\s{}]+)\}/g, (_, field: string) => show(field, read(field)));
}

function show(field: string, values: readonly string[]): string {
  if (/(^|\.)sessiontoken$/i.test(field)) return '<session token hidden>';
  if (values.length === 0) return 'unknown';
  const shown = values.slice(0, MOST_VALUES).map(shorten).join(', ');
  return values.length > MOST_VALUES ? `${shown} and ${values.length - MOST_VALUES} more` : shown;
}

function shorten(value: string): string {
  // No more than can be shown is taken apart: a value may be as long as an event.
  const characters = [...value.slice(0, 2 * LONGEST_VALUE + 2)];
  const shown =
    characters.length > LONGEST_VALUE ? [...characters.slice(0, LONGEST_VALUE - 1), '…'] : characters;
  return plain(shown.join(''));
}
