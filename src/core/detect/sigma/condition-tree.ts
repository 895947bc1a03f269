/** A condition as it is written, whatever its names stand for. `token` is the index of the word a node is about. */
export type ConditionTree =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly ConditionTree[] }
  | { readonly kind: 'not'; readonly part: ConditionTree }
  | { readonly kind: 'name'; readonly name: string; readonly token: number }
  | {
      readonly kind: 'selector';
      readonly quantifier: 'any' | 'all';
      readonly pattern: string;
      readonly token: number;
    };

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
 * Parses a condition. `not` binds before `and`, `and` before `or`:
 *
 *     or      = and ("or" and)*
 *     and     = not ("and" not)*
 *     not     = "not" not | "(" or ")" | quantifier "of" ("them" | pattern) | name
 *     quantifier = "1" | "any" | "all"
 *
 * A name is a word, or what `isKnown` knows, however odd.
 */
export function parseConditionTree(
  tokens: readonly string[],
  isKnown: (token: string) => boolean,
): ConditionTree {
  let at = 0;
  let depth = 0;

  const wrong = (reason: string): ConditionError =>
    new ConditionError(reason, Math.min(at, tokens.length - 1));
  // How Sigma 1 counted; rules that do are still about.
  const unexpected = (token: string): ConditionError =>
    wrong(
      token === '|' ? '"|" (count, near) is not supported; write a correlation' : `unexpected "${token}"`,
    );
  const peek = (): string | undefined => tokens[at]?.toLowerCase();
  const taken = (word: string): boolean => {
    if (peek() !== word) return false;
    at++;
    return true;
  };

  function or(): ConditionTree {
    const parts = [and()];
    while (taken('or')) parts.push(and());
    return parts.length === 1 ? parts[0]! : { kind: 'any', parts };
  }

  function and(): ConditionTree {
    const parts = [operand()];
    while (taken('and')) parts.push(operand());
    return parts.length === 1 ? parts[0]! : { kind: 'all', parts };
  }

  function operand(): ConditionTree {
    if (++depth > DEEPEST) throw wrong('the condition is nested too deeply');
    try {
      if (taken('not')) return { kind: 'not', part: operand() };
      if (!taken('(')) return tokens[at + 1]?.toLowerCase() === 'of' ? selector() : name();
      const inner = or();
      if (!taken(')')) throw wrong('")" is missing');
      return inner;
    } finally {
      depth--;
    }
  }

  function selector(): ConditionTree {
    const quantifier = peek();
    if (quantifier !== '1' && quantifier !== 'any' && quantifier !== 'all') {
      throw wrong(`"${tokens[at]} of" is not supported; 1, any and all are`);
    }
    at += 2;
    const pattern = tokens[at];
    if (pattern === undefined) throw wrong('"of" needs "them" or a pattern');
    return { kind: 'selector', quantifier: quantifier === 'all' ? 'all' : 'any', pattern, token: at++ };
  }

  function name(): ConditionTree {
    const token = tokens[at];
    if (token === undefined) throw wrong('the condition ends too early');
    if (!isKnown(token) && !isWord(token)) throw unexpected(token);
    return { kind: 'name', name: token, token: at++ };
  }

  if (tokens.length === 0) throw wrong('the condition is empty');
  const whole = or();
  if (at < tokens.length) throw unexpected(tokens[at]!);
  return whole;
}

function isWord(token: string): boolean {
  return /^[\w-]+$/.test(token) && !/^(and|or|not|of)$/i.test(token);
}
