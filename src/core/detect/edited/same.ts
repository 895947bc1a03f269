import type { Span } from '../../log/span.ts';
import type {
  EventFacts,
  EventMatches,
  Evidence,
  Match,
  SuppressedMatch,
  UndecidedMatch,
} from '../finding.ts';
import type { Move } from '../move.ts';

/** How the places in an event's record have moved, if that is all that an edit of it changed; else undefined. */
export function moveBetween(before: EventMatches, now: EventMatches): Move | undefined {
  const [old, event] = [factsIn(before), factsIn(now)];
  if (!old || !event || !sameButPlace(old, event)) return undefined;
  if (!alike(before.undecided, now.undecided, sameUndecided)) return undefined;
  if (!alike(before.matches, now.matches, sameMatch)) return undefined;
  if (!alike(before.suppressed, now.suppressed, sameSuppressed)) return undefined;
  const places = new Map([[keyOf(old.span), event.span]]);
  const matchesNow = allMatches(now);
  for (const [at, match] of allMatches(before).entries()) {
    for (const [number, { span }] of match.evidence.entries()) {
      const moved = matchesNow[at]!.evidence[number]!.span;
      if (!span || !moved) continue;
      const known = places.get(keyOf(span));
      if (known && keyOf(known) !== keyOf(moved)) return undefined;
      places.set(keyOf(span), moved);
    }
  }
  return { event, span: (span) => places.get(keyOf(span)) ?? event.span };
}

/** The event's facts, which all of its matches have in common; undefined where no rule says anything of it. */
export function factsIn({ matches, undecided, suppressed }: EventMatches): EventFacts | undefined {
  return (matches[0] ?? undecided[0] ?? suppressed[0]?.match)?.event;
}

function allMatches({ matches, suppressed }: EventMatches): Match[] {
  return [...matches, ...suppressed.map(({ match }) => match)];
}

function sameSuppressed(a: SuppressedMatch, b: SuppressedMatch): boolean {
  return sameMatch(a.match, b.match) && same(a.filters, b.filters);
}

function sameMatch(a: Match, b: Match): boolean {
  return a.rule === b.rule && same(a.values, b.values) && alike(a.evidence, b.evidence, sameEvidence);
}

function sameEvidence(a: Evidence, b: Evidence): boolean {
  return sameButPlace({ ...a, isPlaced: a.span !== null }, { ...b, isPlaced: b.span !== null });
}

function sameUndecided(a: UndecidedMatch, b: UndecidedMatch): boolean {
  return a.rule === b.rule && same(a.reasons, b.reasons);
}

function sameButPlace(a: object, b: object): boolean {
  return same({ ...a, span: undefined }, { ...b, span: undefined });
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function alike<T>(a: readonly T[], b: readonly T[], isSame: (a: T, b: T) => boolean): boolean {
  return a.length === b.length && a.every((item, at) => isSame(item, b[at]!));
}

function keyOf({ offset, length }: Span): string {
  return `${offset} ${length}`;
}
