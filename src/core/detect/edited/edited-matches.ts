import { offsetOfEvent } from '../../log/events.ts';
import type { Log } from '../../log/log.ts';
import type { EventFacts, LogMatches, Match, UndecidedMatch } from '../finding.ts';
import { movedMatch, movedUndecided, shifted, type Move } from './move.ts';
import type { EventMatches } from './same.ts';

/**
 * The matches of a log after edits that changed nothing but places. They are kept as they were found, so that what was
 * concluded from them holds; where everything stands now is worked out when somebody asks.
 */
export class EditedMatches implements LogMatches {
  readonly log: string;
  readonly joins: LogMatches['joins'];
  readonly firstTime: number | undefined;
  readonly lastTime: number | undefined;
  /** The matches as they were found. */
  readonly origin: LogMatches;
  readonly #now: Log;
  /** Of the events that were edited, unless no rule says anything of them. */
  readonly #edited: ReadonlyMap<number, Move>;
  readonly #moves = new Map<number, Move | undefined>();
  #matches: readonly Match[] | undefined;
  #undecided: readonly UndecidedMatch[] | undefined;

  constructor(origin: LogMatches, now: Log, edited: ReadonlyMap<number, Move> = new Map()) {
    this.log = origin.log;
    this.joins = origin.joins;
    this.firstTime = origin.firstTime;
    this.lastTime = origin.lastTime;
    this.origin = origin;
    this.#now = now;
    this.#edited = edited;
  }

  get matches(): readonly Match[] {
    return (this.#matches ??= this.origin.matches.map((match) =>
      movedMatch(match, this.moveOf(match.event)),
    ));
  }

  get undecided(): readonly UndecidedMatch[] {
    return (this.#undecided ??= this.origin.undecided.map((item) =>
      movedUndecided(item, this.moveOf(item.event)),
    ));
  }

  /** The same after another edit of the log. */
  at(now: Log): EditedMatches {
    return new EditedMatches(this.origin, now, this.#edited);
  }

  /** The same with an event whose record was edited. */
  withMoved(index: number, move: Move): EditedMatches {
    return new EditedMatches(this.origin, this.#now, new Map([...this.#edited, [index, move]]));
  }

  /** What the rules said of an event when it was matched. */
  ofOrigin(index: number): EventMatches {
    const { matches, undecided } = this.origin;
    return {
      matches: matches.slice(...rangeOf(matches, index)),
      undecided: undecided.slice(...rangeOf(undecided, index)),
    };
  }

  /** The same as plain data, for conclusions of their own. */
  settled(): LogMatches {
    const { log, matches, undecided, joins, firstTime, lastTime } = this;
    return { log, matches, undecided, joins, firstTime, lastTime };
  }

  /** The matches with other ones of one event. */
  replaced(index: number, { matches, undecided }: EventMatches): EventMatches {
    return {
      matches: this.matches.toSpliced(...spliceAt(this.matches, index), ...matches),
      undecided: this.undecided.toSpliced(...spliceAt(this.undecided, index), ...undecided),
    };
  }

  /** How an event has moved since it was matched, by its facts of then. */
  moveOf(event: EventFacts): Move | undefined {
    const { index } = event;
    if (!this.#moves.has(index)) this.#moves.set(index, this.#moveOf(event));
    return this.#moves.get(index);
  }

  /** What was edited later may lie behind later edits. */
  #moveOf(event: EventFacts): Move | undefined {
    const offset = offsetOfEvent(this.#now, event.index);
    const edited = this.#edited.get(event.index);
    if (!edited) return shifted(event, offset - event.span.offset);
    const on = shifted(edited.event, offset - edited.event.span.offset);
    return on ? { event: on.event, span: (span) => on.span(edited.span(span)) } : edited;
  }
}

type OfEvent = { readonly event: EventFacts };

/** Where the items of an event begin and end, in a list in the order of the events. */
function rangeOf(items: readonly OfEvent[], index: number): [from: number, to: number] {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (items[middle]!.event.index < index) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (items[to]?.event.index === index) to++;
  return [low, to];
}

function spliceAt(items: readonly OfEvent[], index: number): [from: number, count: number] {
  const [from, to] = rangeOf(items, index);
  return [from, to - from];
}
