import { offsetOfEvent } from '../../log/events.ts';
import type { Log } from '../../log/log.ts';
import type {
  EventFacts,
  EventMatches,
  LogMatches,
  Match,
  SuppressedMatch,
  UndecidedMatch,
} from '../finding.ts';
import { ByIndex } from './by-index.ts';
import { movedMatch, movedSuppressed, movedUndecided, shifted, type Move } from '../move.ts';

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
  readonly #edited: ByIndex<Move>;
  readonly #moves = new Map<number, Move | undefined>();
  #matches: readonly Match[] | undefined;
  #undecided: readonly UndecidedMatch[] | undefined;
  #suppressed: readonly SuppressedMatch[] | undefined;

  constructor(origin: LogMatches, now: Log, edited = new ByIndex<Move>()) {
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

  get suppressed(): readonly SuppressedMatch[] {
    return (this.#suppressed ??= (this.origin.suppressed ?? []).map((item) =>
      movedSuppressed(item, (event) => this.moveOf(event)),
    ));
  }

  /** The same after another edit of the log. */
  at(now: Log): EditedMatches {
    return new EditedMatches(this.origin, now, this.#edited);
  }

  /** The same with an event whose record was edited. */
  withMoved(index: number, move: Move): EditedMatches {
    return new EditedMatches(this.origin, this.#now, this.#edited.with(index, move));
  }

  /** What the rules said of an event when it was matched. */
  ofOrigin(index: number): EventMatches {
    const { matches, undecided, suppressed = [] } = this.origin;
    return {
      matches: matches.slice(...rangeOf(matches, eventIn, index)),
      undecided: undecided.slice(...rangeOf(undecided, eventIn, index)),
      suppressed: suppressed.slice(...rangeOf(suppressed, eventHeldBack, index)),
    };
  }

  /** The same as plain data, for conclusions of their own. */
  settled(): LogMatches {
    const { log, matches, undecided, suppressed, joins, firstTime, lastTime } = this;
    return { log, matches, undecided, suppressed, joins, firstTime, lastTime };
  }

  /** The matches with other ones of one event. */
  replaced(index: number, { matches, undecided, suppressed }: EventMatches): EventMatches {
    const held = this.suppressed;
    return {
      matches: this.matches.toSpliced(...spliceAt(this.matches, eventIn, index), ...matches),
      undecided: this.undecided.toSpliced(...spliceAt(this.undecided, eventIn, index), ...undecided),
      suppressed: held.toSpliced(...spliceAt(held, eventHeldBack, index), ...suppressed),
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

const eventIn = ({ event }: { readonly event: EventFacts }): EventFacts => event;
const eventHeldBack = ({ match }: SuppressedMatch): EventFacts => match.event;

/** Where the items of an event begin and end, in a list in the order of the events. */
function rangeOf<Item>(
  items: readonly Item[],
  eventOf: (item: Item) => EventFacts,
  index: number,
): [from: number, to: number] {
  const indexAt = (at: number): number | undefined =>
    at < items.length ? eventOf(items[at]!).index : undefined;
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (indexAt(middle)! < index) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (indexAt(to) === index) to++;
  return [low, to];
}

function spliceAt<Item>(
  items: readonly Item[],
  eventOf: (item: Item) => EventFacts,
  index: number,
): [from: number, count: number] {
  const [from, to] = rangeOf(items, eventOf, index);
  return [from, to - from];
}
