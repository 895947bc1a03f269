import { compileGlob } from '../../enrich/glob.ts';
import type { JsonValue } from '../../log/json/value.ts';
import type { ValueTest } from './field-expr.ts';
import { textOf } from './field-values.ts';
import type { TextValue } from './value.ts';

/** Sigma compares without case unless the value is `cased`. */
export function foldOf(cased: boolean): (text: string) => string {
  return cased ? (text) => text : (text) => text.toLowerCase();
}

/** A Sigma string with its wildcards. Without any, the plain string operation does, and it is much faster. */
export function patternTest({ text, open, cased }: TextValue): ValueTest {
  const fold = foldOf(cased);
  if (!/[*?\\]/.test(text)) {
    const plain = fold(text);
    const matches = (value: JsonValue): boolean => {
      const found = fold(textOf(value));
      if (open.start && open.end) return found.includes(plain);
      if (open.end) return found.startsWith(plain);
      return open.start ? found.endsWith(plain) : found === plain;
    };
    const part = text.toLowerCase();
    return open.start || open.end ? { matches, part } : { matches, literal: part };
  }
  const glob = compileGlob(`${open.start ? '*' : ''}${open.end ? `${closed(text)}*` : text}`, fold);
  return { matches: (value) => glob(textOf(value)) };
}

/** A backslash at the very end is a plain one; doubled, it does not escape the wildcard put after it. */
function closed(text: string): string {
  const [backslashes = ''] = /\\*$/.exec(text) ?? [];
  return backslashes.length % 2 === 1 ? `${text}\\` : text;
}
