import { holdsFor } from '../limits.ts';
import type { CorrelationRule, Presence } from '../rule.ts';

/** Tells whether a correlation's rule, by its position, has matched. */
type Has = (position: number) => boolean;

/** Compiles the condition of a temporal correlation: which of its rules must have matched. */
export function presenceOf({ presence, rules }: CorrelationRule): (has: Has) => boolean {
  return presence ? compile(presence, rules.length) : () => true;
}

function compile(presence: Presence, count: number): (has: Has) => boolean {
  switch (presence.kind) {
    case 'rule': {
      const { position } = presence;
      return (has) => has(position);
    }
    case 'not': {
      const part = compile(presence.part, count);
      return (has) => !part(has);
    }
    case 'all':
    case 'any': {
      const parts = presence.parts.map((part) => compile(part, count));
      return presence.kind === 'all'
        ? (has) => parts.every((part) => part(has))
        : (has) => parts.some((part) => part(has));
    }
    case 'limits': {
      const holds = holdsFor(presence.limits);
      const positions = Array.from({ length: count }, (_, position) => position);
      return (has) => holds(positions.filter(has).length);
    }
  }
}
