import { holdsFor } from './limits.ts';
import type { Presence } from './rule.ts';

/** One way in which a condition over rules comes true: these in order, without any of those. */
export interface Alternative {
  readonly steps: readonly number[];
  readonly without: readonly number[];
}

/** More ways than this and asking for each of them would take too long. */
const MOST_ALTERNATIVES = 64;

/**
 * Every way in which the condition comes true, for rules whose order counts: the order in which it names them.
 * Undefined if there are too many. `count` is how many rules there are.
 */
export function alternativesOf(presence: Presence, count: number): readonly Alternative[] | undefined {
  const found = expand(presence, true, count);
  return found?.filter(({ steps, without }) => steps.every((step) => !without.includes(step)));
}

/** `wanted` false: the ways in which it does not come true. */
function expand(presence: Presence, wanted: boolean, count: number): readonly Alternative[] | undefined {
  switch (presence.kind) {
    case 'rule': {
      const { position } = presence;
      return [wanted ? { steps: [position], without: [] } : { steps: [], without: [position] }];
    }
    case 'not':
      return expand(presence.part, !wanted, count);
    case 'limits':
      return chosenBy(presence, count);
    case 'all':
    case 'any': {
      const parts = presence.parts.map((part) => expand(part, wanted, count));
      const isProduct = (presence.kind === 'all') === wanted;
      return parts.reduce<readonly Alternative[] | undefined>(
        (all, part) => all && part && bounded(isProduct ? product(all, part) : [...all, ...part]),
        isProduct ? [{ steps: [], without: [] }] : [],
      );
    }
  }
}

/** Every choice of rules that the limits allow. */
function chosenBy(
  { limits }: Extract<Presence, { kind: 'limits' }>,
  count: number,
): readonly Alternative[] | undefined {
  if (2 ** count > MOST_ALTERNATIVES ** 2) return undefined;
  const holds = holdsFor(limits);
  const positions = Array.from({ length: count }, (_, position) => position);
  const sizes = [0, ...positions.map((position) => position + 1)];
  // Where more rules will always do as well, the fewest are enough, whatever else happens besides.
  const isUpward = sizes.every((size) => !holds(size) || size === count || holds(size + 1));
  const fewest = sizes.find(holds);
  const choices = Array.from({ length: 2 ** count }, (_, bits) => positions.filter((at) => bits & (1 << at)));
  return bounded(
    isUpward
      ? choices.filter(({ length }) => length === fewest).map((steps) => ({ steps, without: [] }))
      : choices
          .filter(({ length }) => holds(length))
          .map((steps) => ({ steps, without: positions.filter((at) => !steps.includes(at)) })),
  );
}

function product(all: readonly Alternative[], part: readonly Alternative[]): Alternative[] {
  return all.flatMap((first) =>
    part.map((second) => ({
      steps: [...new Set([...first.steps, ...second.steps])],
      without: [...new Set([...first.without, ...second.without])],
    })),
  );
}

function bounded(alternatives: readonly Alternative[]): readonly Alternative[] | undefined {
  return alternatives.length <= MOST_ALTERNATIVES ? alternatives : undefined;
}
