import type { EventFacts, LogMatches, Match, UndecidedMatch } from '../../core/detect/finding.ts';

type Unnamed<T> = Omit<T, 'log'>;

/** The matches of a log without its name. What several matches share is written once, and they hold its number. */
export interface MatchesData {
  readonly events: readonly Unnamed<EventFacts>[];
  readonly values: readonly Match['values'][];
  readonly matches: readonly (Omit<Match, 'event' | 'values'> & { event: number; values: number })[];
  readonly undecided: readonly (Omit<UndecidedMatch, 'event'> & { event: number })[];
  readonly joins: readonly Unnamed<LogMatches['joins'][number]>[];
  readonly firstTime: number | undefined;
  readonly lastTime: number | undefined;
}

export function matchesData({ matches, undecided, joins, firstTime, lastTime }: LogMatches): MatchesData {
  const events = new Numbered<EventFacts>();
  const values = new Numbered<Match['values']>();
  return {
    matches: matches.map((match) => ({
      ...match,
      event: events.numberOf(match.event),
      values: values.numberOf(match.values),
    })),
    undecided: undecided.map((match) => ({ ...match, event: events.numberOf(match.event) })),
    events: events.all().map(unnamed),
    values: values.all(),
    joins: joins.map(unnamed),
    firstTime,
    lastTime,
  };
}

/** The same as the matches of the log `id`. */
export function matchesOf(data: MatchesData, id: string): LogMatches {
  const events = data.events.map((event) => ({ ...event, log: id }));
  const { values, firstTime, lastTime } = data;
  return {
    log: id,
    matches: data.matches.map((match) => ({
      ...match,
      event: events[match.event]!,
      values: values[match.values]!,
    })),
    undecided: data.undecided.map((match) => ({ ...match, event: events[match.event]! })),
    joins: data.joins.map((join) => ({ ...join, log: id })),
    firstTime,
    lastTime,
  };
}

/** Objects by the order in which they were first met. */
class Numbered<T> {
  readonly #numbers = new Map<T, number>();

  numberOf(item: T): number {
    const known = this.#numbers.get(item) ?? this.#numbers.size;
    this.#numbers.set(item, known);
    return known;
  }

  all(): readonly T[] {
    return [...this.#numbers.keys()];
  }
}

/** JSON leaves out what is undefined. */
function unnamed<T extends { readonly log: string }>(named: T): Unnamed<T> {
  return { ...named, log: undefined };
}
