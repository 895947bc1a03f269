import type { Assertion } from './syntax.ts';

const atStart: Assertion = (_, at) => at === 0;
const atEnd: Assertion = (characters, at) => at === characters.length;
/** As in Perl and Python, one line break may follow. */
const atLastLine: Assertion = (characters, at) =>
  at === characters.length || (at === characters.length - 1 && characters[at] === '\n');
const atLineStart: Assertion = (characters, at) => at === 0 || characters[at - 1] === '\n';
const atLineEnd: Assertion = (characters, at) => at === characters.length || characters[at] === '\n';
const atWordEdge: Assertion = (characters, at) => isWord(characters[at - 1]) !== isWord(characters[at]);

/** `^` and `$`; with the flag `m` of every line. */
export function anchor(sign: '^' | '$', multiline: boolean): Assertion {
  if (sign === '^') return multiline ? atLineStart : atStart;
  return multiline ? atLineEnd : atLastLine;
}

/** The letters that, escaped, assert something instead of taking a character. */
export const ESCAPED_ASSERTIONS: ReadonlyMap<string, Assertion> = new Map([
  ['b', atWordEdge],
  ['B', (characters, at) => !atWordEdge(characters, at)],
  ['A', atStart],
  ['Z', atLastLine],
  ['z', atEnd],
]);

function isWord(character: string | undefined): boolean {
  return character !== undefined && /^\w$/.test(character);
}
