import { compileGlob } from '../../enrich/glob.ts';
import { allOf, anyOf, not, type Expr } from './expr.ts';

/** A condition that cannot be compiled, with the index of the token at fault. */
export class ConditionError extends Error {
  readonly token: number;

  constructor(reason: string, token: number) {
    super(reason);
    this.token = token;
  }
}

/** Deeper nesting than any person writes. */
const DEEPEST = 100;

/** The words of a condition: parentheses stand for themselves, anything else is held together until white space. */
export function tokensOf(condition: string): string[] {
  return condition.match(/[()]|[^\s()]+/g) ?? [];
}

/**
 * Compiles a condition over named searches. `not` binds before `and`, `and` before `or`:
 *
 *     or      = and ("or" and)*
 *     and     = not ("and" not)*
 *     not     = "not" not | "(" or ")" | quantifier "of" ("them" | pattern) | identifier
 *     quantifier = "1" | "any" | "all"
 */
export function parseCondition(tokens: readonly string[], searches: ReadonlyMap<string, Expr>): Expr {
  let at = 0;
  let depth = 0;

  const wrong = (reason: string): ConditionError =>
    new ConditionError(reason, Math.min(at, tokens.length - 1));
  const peek = (): string | undefined => tokens[at]?.toLowerCase();
  const taken = (word: string): boolean => {
    if (peek() !== word) return false;
    at++;
    return true;
  };

  function or(): Expr {
    const parts = [and()];
    while (taken('or')) parts.push(and());
    return anyOf(parts);
  }

  function and(): Expr {
    const parts = [operand()];
    while (taken('and')) parts.push(operand());
    return allOf(parts);
  }

  function operand(): Expr {
    if (++depth > DEEPEST) throw wrong('the condition is nested too deeply');
    try {
      if (taken('not')) return not(operand());
      if (!taken('(')) return peekSelector() ? selector() : identifier();
      const inner = or();
      if (!taken(')')) throw wrong('")" is missing');
      return inner;
    } finally {
      depth--;
    }
  }

  function peekSelector(): boolean {
    return tokens[at + 1]?.toLowerCase() === 'of';
  }

  function selector(): Expr {
    const quantifier = peek();
    if (quantifier !== '1' && quantifier !== 'any' && quantifier !== 'all') {
      throw wrong(`"${tokens[at]} of" is not supported; 1, any and all are`);
    }
    at += 2;
    const pattern = tokens[at];
    if (pattern === undefined) throw wrong('"of" needs "them" or a pattern');
    const parts = [...searches].filter(([name]) => isSelected(name, pattern)).map(([, search]) => search);
    if (parts.length === 0) throw wrong(`no search is called ${pattern}`);
    at++;
    return quantifier === 'all' ? allOf(parts) : anyOf(parts);
  }

  function identifier(): Expr {
    const name = tokens[at];
    if (name === undefined) throw wrong('the condition ends too early');
    const search = searches.get(name);
    if (!search) throw wrong(isWord(name) ? `no search is called ${name}` : `unexpected "${name}"`);
    at++;
    return search;
  }

  if (tokens.length === 0) throw wrong('the condition is empty');
  const whole = or();
  if (at < tokens.length) throw wrong(`unexpected "${tokens[at]}"`);
  return whole;
}

/** `them` is every search, but one whose name begins with an underscore is meant only by a pattern that does, too. */
function isSelected(name: string, pattern: string): boolean {
  if (name.startsWith('_') && !pattern.startsWith('_')) return false;
  if (pattern.toLowerCase() === 'them') return true;
  return compileGlob(pattern, (text) => text)(name);
}

function isWord(token: string): boolean {
  return /^[\w-]+$/.test(token) && !/^(and|or|not|of)$/i.test(token);
}
