import { textOf } from '../field-values.ts';
import { compileSearch } from '../regex/automaton.ts';
import { parseRegex } from '../regex/parse.ts';
import { RegexError } from '../regex/syntax.ts';
import { asText, type Value } from '../value.ts';
import { ModifierError, type Modifier } from './modifier.ts';

/** A regular expression as a value; it keeps its source for what may follow. */
export function regexValue(source: string, flags: string): Value {
  try {
    const search = remembering(compileSearch(parseRegex(source, flags)));
    return { kind: 'test', test: { matches: (value) => search(textOf(value)) }, regex: { source, flags } };
  } catch (error) {
    if (error instanceof RegexError) throw new ModifierError(error.message);
    throw error;
  }
}

/** Longer texts (policies, scripts) seldom come again. */
const LONGEST_KEPT = 200;
const MOST_KEPT = 1024;

/** The same answers; those about short texts are kept: logs repeat principals and user agents without end. */
function remembering(search: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    if (text.length > LONGEST_KEPT) return search(text);
    let answer = known.get(text);
    if (answer === undefined) {
      if (known.size >= MOST_KEPT) known.clear();
      known.set(text, (answer = search(text)));
    }
    return answer;
  };
}

function flag(letter: 'i' | 'm' | 's'): Modifier {
  return (value) => {
    const known = value.kind === 'test' ? value.regex : undefined;
    if (!known) throw new ModifierError('stands only after re', 'modifier');
    return regexValue(known.source, known.flags + letter);
  };
}

/** Regular expressions, found anywhere in the text; case counts unless `i` is given. */
export const REGEX_MODIFIERS = {
  re(value) {
    const text = asText(value);
    if (text.kind !== 'text') throw new ModifierError('needs a text');
    return regexValue(text.text, '');
  },
  i: flag('i'),
  ignorecase: flag('i'),
  m: flag('m'),
  multiline: flag('m'),
  s: flag('s'),
  dotall: flag('s'),
} as const satisfies Readonly<Record<string, Modifier>>;
