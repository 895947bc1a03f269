import { RegexError } from './syntax.ts';

/** An escape that stands for one character or a class of them, as JavaScript writes it too. */
const ESCAPE = /\\(?:[dDwWsStnrfv]|0(?!\d)|x[\da-f]{2}|u[\da-f]{4}|[pP]\{[\w=]+\}|[^\w])/iuy;

/**
 * The part of `pattern` at `at` that stands for one character, and the same in JavaScript's strict spelling, which
 * knows fewer escapes than Perl's.
 */
export function readCharacter(pattern: string, at: number): { length: number; strict: string } {
  const first = pattern[at];
  if (first === '[') return readClass(pattern, at);
  if (first === '\\') return readEscape(pattern, at);
  const character = String.fromCodePoint(pattern.codePointAt(at)!);
  return { length: character.length, strict: strictly(character) };
}

/** Compiles one such part. Only single characters are put to it, so it cannot run away. */
export function characterTest(strict: string, flags: string): (character: string) => boolean {
  let test: RegExp;
  try {
    test = new RegExp(`^${strict}$`, `${flags.includes('i') ? 'i' : ''}${flags.includes('s') ? 's' : ''}u`);
  } catch {
    throw new RegexError(`does not understand ${strict}`);
  }
  const known = new Map<string, boolean>();
  return (character) => {
    let fits = known.get(character);
    if (fits === undefined) known.set(character, (fits = test.test(character)));
    return fits;
  };
}

function readEscape(pattern: string, at: number): { length: number; strict: string } {
  ESCAPE.lastIndex = at;
  const [escape] = ESCAPE.exec(pattern) ?? [];
  if (escape === undefined) throw new RegexError(`does not support ${pattern.slice(at, at + 2)}`);
  const isPlain = /^\\[^\w]/u.test(escape);
  return { length: escape.length, strict: isPlain ? strictly(escape.slice(1)) : escape };
}

/** A class in brackets, in which a first `]` is a character like any other. */
function readClass(pattern: string, at: number): { length: number; strict: string } {
  let strict = pattern[at + 1] === '^' ? '[^' : '[';
  let next = at + strict.length;
  do {
    if (next >= pattern.length) throw new RegexError('misses a "]"');
    if (pattern.startsWith('[:', next)) throw new RegexError('does not support [:classes:]');
    if (pattern[next] === '-') {
      strict += '-';
      next++;
    } else {
      const part = pattern[next] === '[' ? { length: 1, strict: '\\[' } : readCharacter(pattern, next);
      strict += part.strict;
      next += part.length;
    }
  } while (pattern[next] !== ']');
  return { length: next + 1 - at, strict: `${strict}]` };
}

function strictly(character: string): string {
  if (character === '-') return '\\x2d';
  return /[\\^$.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
}
