import { anchor, ESCAPED_ASSERTIONS } from './assertions.ts';
import { characterTest, readCharacter } from './character.ts';
import { RegexError, type Regex } from './syntax.ts';

const DEEPEST = 50;
const MOST_TIMES = 1000;
const QUANTIFIER = /(?:([*+?])|\{(\d*)(,?)(\d*)\})([?+]?)/y;
const GROUP = /\((?:\?(?:P?<\w+>|([ims]*)(?:-([ims]*))?([:)])))?/y;

/** Parses the regular part of Perl's expressions; whatever needs more than a finite automaton is refused. */
export function parseRegex(pattern: string, flags: string): Regex {
  const parser = new Parser(pattern, flags);
  const regex = parser.choice();
  if (!parser.atEnd) throw new RegexError('has a ")" too many');
  return regex;
}

class Parser {
  readonly #pattern: string;
  #flags: string;
  #at = 0;
  #depth = 0;

  constructor(pattern: string, flags: string) {
    this.#pattern = pattern;
    this.#flags = flags;
  }

  get atEnd(): boolean {
    return this.#at >= this.#pattern.length;
  }

  get #next(): string | undefined {
    return this.#pattern[this.#at];
  }

  choice(): Regex {
    const options = [this.#sequence()];
    while (this.#next === '|') {
      this.#at++;
      options.push(this.#sequence());
    }
    return { kind: 'choice', options };
  }

  #sequence(): Regex {
    const parts: Regex[] = [];
    while (!this.atEnd && this.#next !== '|' && this.#next !== ')') parts.push(this.#repeated());
    return { kind: 'sequence', parts };
  }

  #repeated(): Regex {
    let body = this.#atom();
    for (let match = this.#take(QUANTIFIER); match; match = this.#take(QUANTIFIER)) {
      const [, sign, least = '', comma, most = '', how] = match;
      if (how === '+') throw new RegexError('does not support possessive quantifiers');
      if (sign === undefined && least === '' && most === '')
        throw new RegexError(`does not understand ${match[0]}`);
      if (sign !== undefined) body = repeat(body, sign === '+' ? 1 : 0, sign === '?' ? 1 : undefined);
      else if (comma === '') body = repeat(body, Number(least), Number(least));
      else body = repeat(body, Number(least), most === '' ? undefined : Number(most));
    }
    return body;
  }

  #atom(): Regex {
    const next = this.#next!;
    if (next === '(') return this.#group();
    if (next === '^' || next === '$') {
      this.#at++;
      return { kind: 'assertion', holds: anchor(next, this.#flags.includes('m')) };
    }
    if (next === '*' || next === '+' || next === '?')
      throw new RegexError(`has nothing to repeat before ${next}`);
    const asserted = next === '\\' ? ESCAPED_ASSERTIONS.get(this.#pattern[this.#at + 1] ?? '') : undefined;
    if (asserted) {
      this.#at += 2;
      return { kind: 'assertion', holds: asserted };
    }
    const { length, strict } =
      next === '.' ? { length: 1, strict: '.' } : readCharacter(this.#pattern, this.#at);
    this.#at += length;
    return { kind: 'character', fits: characterTest(strict, this.#flags) };
  }

  /** A group, or flags that hold until the group around them ends. */
  #group(): Regex {
    if (++this.#depth > DEEPEST) throw new RegexError('is nested too deeply');
    const [opening, on = '', off = '', end] = this.#take(GROUP) ?? ['('];
    if (this.#next === '?') {
      const [construct = ''] = /^\(\?<?.?/.exec(this.#pattern.slice(this.#at - 1)) ?? [];
      throw new RegexError(`does not support ${construct}`);
    }
    const outside = this.#flags;
    if (opening.startsWith('(?'))
      this.#flags = (outside + on).replaceAll(/./g, (flag) => (off.includes(flag) ? '' : flag));
    if (end === ')') {
      this.#depth--;
      return { kind: 'sequence', parts: [] };
    }
    const body = this.choice();
    if (this.#next !== ')') throw new RegexError('misses a ")"');
    this.#at++;
    this.#depth--;
    this.#flags = outside;
    return body;
  }

  #take(token: RegExp): RegExpExecArray | undefined {
    token.lastIndex = this.#at;
    const match = token.exec(this.#pattern) ?? undefined;
    if (match) this.#at += match[0].length;
    return match;
  }
}

function repeat(body: Regex, least: number, most: number | undefined): Regex {
  if (Math.max(least, most ?? 0) > MOST_TIMES)
    throw new RegexError(`cannot repeat more than ${MOST_TIMES} times`);
  if (most !== undefined && most < least) throw new RegexError(`cannot repeat ${least} to ${most} times`);
  return { kind: 'repeat', body, least, most };
}
