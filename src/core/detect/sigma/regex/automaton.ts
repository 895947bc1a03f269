import { RegexError, type Assertion, type Regex } from './syntax.ts';

/** One state. `go` are the next states; a state without a test is passed at once. */
interface State {
  readonly index: number;
  readonly fits?: (character: string) => boolean;
  readonly holds?: Assertion;
  go: readonly State[];
}

/** More states than this and even time in proportion to the text is too long. */
const MOST_STATES = 2000;

/**
 * Compiles an expression to a search that takes time in proportion to text times states (Thompson's construction):
 * all ways through the expression are followed at once, character by character, so none is ever tried again.
 */
export function compileSearch(regex: Regex): (text: string) => boolean {
  const states: State[] = [];
  const found = newState(states, []);
  const start = build(regex, found, states);
  return (text) => search(text, start, found, states.length);
}

function newState(states: State[], go: readonly State[], test: Pick<State, 'fits' | 'holds'> = {}): State {
  if (states.length >= MOST_STATES) throw new RegexError('is too large');
  const state = { index: states.length, go, ...test };
  states.push(state);
  return state;
}

/** The state from which `regex` leads to `next`. */
function build(regex: Regex, next: State, states: State[]): State {
  switch (regex.kind) {
    case 'character':
      return newState(states, [next], { fits: regex.fits });
    case 'assertion':
      return newState(states, [next], { holds: regex.holds });
    case 'sequence':
      return regex.parts.reduceRight((after, part) => build(part, after, states), next);
    case 'choice':
      return newState(
        states,
        regex.options.map((option) => build(option, next, states)),
      );
    case 'repeat':
      return buildRepeat(regex, next, states);
  }
}

function buildRepeat(
  { body, least, most }: Extract<Regex, { kind: 'repeat' }>,
  next: State,
  states: State[],
): State {
  let after = next;
  if (most === undefined) {
    const loop = newState(states, []);
    loop.go = [build(body, loop, states), next];
    after = loop;
  }
  for (let times = least; times < (most ?? 0); times++) {
    after = newState(states, [build(body, after, states), next]);
  }
  for (let times = 0; times < least; times++) after = build(body, after, states);
  return after;
}

function search(text: string, start: State, found: State, size: number): boolean {
  const characters = Array.from(text);
  /** For each state the last place, counted from 1, where it was reached. */
  const reached = new Uint32Array(size);
  let waiting: State[] = [];
  for (let at = 0; at <= characters.length; at++) {
    const here: State[] = [];
    const pending = [start, ...waiting];
    for (let state = pending.pop(); state; state = pending.pop()) {
      if (reached[state.index] === at + 1) continue;
      reached[state.index] = at + 1;
      if (state === found) return true;
      if (state.fits) here.push(state);
      else if (!state.holds || state.holds(characters, at)) pending.push(...state.go);
    }
    const character = characters[at];
    waiting = character === undefined ? [] : here.flatMap(({ fits, go }) => (fits?.(character) ? go : []));
  }
  return false;
}
