import { SETTINGS_SECTION } from '../../protocol.ts';
import { shorten } from '../describe/rich-text.ts';

/** A longer name would hide what it stands beside. */
const MOST_CHARACTERS = 60;

/** The aliases that settings give, and what is wrong with the others. */
export interface Aliases {
  /** Values as they stand in logs, each with what it is called. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
}

/** Reads the setting, which people write by hand; what cannot be used is left out and said. */
export function readAliases(sent: unknown): Aliases {
  if (sent === undefined || sent === null) return { aliases: {}, problems: [] };
  if (typeof sent !== 'object' || Array.isArray(sent))
    return { aliases: {}, problems: [`${SETTING} is no object of values and their aliases`] };
  const entries = Object.entries(sent).map(
    ([value, alias]) => [value, alias, problemOf(value, alias)] as const,
  );
  return {
    aliases: Object.fromEntries(
      entries.flatMap(([value, alias, problem]) => (problem === '' ? [[value, String(alias).trim()]] : [])),
    ),
    problems: entries.flatMap(([value, , problem]) =>
      problem === '' ? [] : [`${SETTING}: the alias of "${shorten(value, MOST_CHARACTERS)}" ${problem}`],
    ),
  };
}

const SETTING = `${SETTINGS_SECTION}.aliases`;

function problemOf(value: string, alias: unknown): string {
  if (value === '') return 'stands for nothing';
  if (typeof alias !== 'string') return 'is no text';
  if (alias.trim() === '') return 'is empty';
  return alias.trim().length > MOST_CHARACTERS ? `has more than ${MOST_CHARACTERS} characters` : '';
}
