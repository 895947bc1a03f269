import { plain } from '../../enrich/plain.ts';
import { hideSessionTokens, hideSessionTokensInText } from '../../enrich/redact.ts';
import type { JsonValue } from '../../log/json/value.ts';
import type { Span } from '../../log/span.ts';
import type { Truth } from '../sigma/expr.ts';

/** Our own words, or text from a log or a rule, which a shell must show as nothing but itself. */
export type Word = string | { readonly code: string };

/** One line of an explanation: a part with its answer, or a remark. */
export interface Line {
  readonly depth: number;
  /** Undefined for a remark. */
  readonly truth: Truth | undefined;
  readonly words: readonly Word[];
  /** What the line is about: the field that decided it, an event. */
  readonly place: LogPlace | undefined;
}

/** A place in a log's text. */
export interface LogPlace {
  readonly log: string;
  readonly span: Span;
}

export function line(
  depth: number,
  truth: Truth | undefined,
  words: readonly Word[],
  place?: LogPlace,
): Line {
  return { depth, truth, words, place };
}

const LONGEST = 120;

/** A value as a word of at most some 120 characters: one line of plain text without session tokens. */
export function valueWord(value: JsonValue): Word {
  const shown = hideSessionTokens(value);
  return textWord(typeof shown === 'string' ? shown : JSON.stringify(shown));
}

export function textWord(text: string): Word {
  const shown = hideSessionTokensInText(text);
  // No more than can be shown is taken apart: a value may be as long as an event.
  const characters = Array.from(shown.slice(0, 2 * LONGEST + 2));
  const kept = characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : shown;
  return { code: plain(kept) };
}

/** `a`, `a or b`, `a, b or c`. */
export function listed(items: readonly (readonly Word[])[], link: 'or' | 'and'): readonly Word[] {
  return items.flatMap((item, at) => {
    if (at === 0) return item;
    return [at === items.length - 1 ? ` ${link} ` : ', ', ...item];
  });
}
