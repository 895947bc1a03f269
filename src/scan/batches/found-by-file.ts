import { NO_FACTS, type LogFacts } from '../../core/analysis/facts/log-facts.ts';
import type { EventFacts } from '../../core/detect/finding.ts';
import type { MatchesInParts } from '../../core/detect/match.ts';
import { displaced, movedMatch, movedSuppressed, movedUndecided } from '../../core/detect/move.ts';
import { TOLD, ToldWriter, WIDTH, type ToldMatches } from '../../core/detect/told/told-matches.ts';
import type { FileOfBatch, FoundInFile } from './packed-batch.ts';

/** Which of the events are a file's, and where its text begins. */
type Part = Pick<FileOfBatch, 'first' | 'count' | 'start' | 'firstTime' | 'lastTime'>;

/** All but those of records that are no events. */
type FactsOfEvents = Exclude<keyof LogFacts, 'digests'>;

function ofEach<T>(make: (name: FactsOfEvents) => T): Readonly<Record<FactsOfEvents, T>> {
  return {
    keyPairs: make('keyPairs'),
    securityGroups: make('securityGroups'),
    issues: make('issues'),
    launched: make('launched'),
    accessKeys: make('accessKeys'),
    updates: make('updates'),
  };
}

const NONE: readonly never[] = [];
const eventIndex = ({ event }: { readonly event: EventFacts }): number => event.index;
const ownIndex = ({ index }: { readonly index: number }): number => index;

/** What was found in joined texts, file by file, in their order: to each is given what would have been found in it alone. */
export class FoundByFile {
  readonly #told: ToldMatches | undefined;
  #toldAt = 0;
  /** The first event of which anything was found that nobody has taken. */
  #nextFound: number;
  readonly #matches;
  readonly #undecided;
  readonly #suppressed;
  readonly #joins;
  readonly #facts: Readonly<Record<FactsOfEvents, ByEvent<{ readonly index: number }>>>;

  /** Nothing of it tells of a log as a whole. */
  constructor({ told, others, joinedBy }: MatchesInParts, facts: LogFacts) {
    this.#told = told;
    this.#matches = new ByEvent(others.matches, eventIndex);
    this.#undecided = new ByEvent(others.undecided, eventIndex);
    this.#suppressed = new ByEvent(others.suppressed ?? NONE, ({ match }) => eventIndex(match));
    const joins = others.joins.map((join, at) => ({ join, index: joinedBy[at]! }));
    this.#joins = new ByEvent(joins, ownIndex);
    this.#facts = ofEach((name) => new ByEvent(facts[name], ownIndex));
    this.#nextFound = this.#findNext();
  }

  /** In the next file, which is the log `id`. Undefined for nothing. */
  next(id: string, part: Part): FoundInFile | undefined {
    const { first, count, start } = part;
    const end = first + count;
    if (end <= this.#nextFound) return undefined;
    const matches = this.#matches.before(end);
    const undecided = this.#undecided.before(end);
    const suppressed = this.#suppressed.before(end);
    const told = this.#toldBefore(end, first);
    const joins = this.#joins.before(end);
    const facts = ofEach((name) => moved(this.#facts[name].before(end), first));
    this.#nextFound = this.#findNext();
    const moveOf = displaced({ offset: -start, index: -first, log: id });
    return {
      matches: {
        log: id,
        matches: matches.map((match) => movedMatch(match, moveOf(match.event))),
        undecided: undecided.map((each) => movedUndecided(each, moveOf(each.event))),
        suppressed: suppressed.map((each) => movedSuppressed(each, moveOf)),
        joins: joins.map(({ join }) => ({ ...join, log: id })),
        firstTime: part.firstTime,
        lastTime: part.lastTime,
      },
      told,
      facts: { ...NO_FACTS, ...(facts as Pick<LogFacts, FactsOfEvents>) },
    };
  }

  #findNext(): number {
    return Math.min(
      this.#told?.numbers[this.#toldAt + TOLD.event] ?? Infinity,
      this.#matches.next,
      this.#undecided.next,
      this.#suppressed.next,
      this.#joins.next,
      ...Object.values(this.#facts).map(({ next }) => next),
    );
  }

  #toldBefore(end: number, first: number): ToldMatches | undefined {
    if (!this.#told) return undefined;
    const { numbers } = this.#told;
    const writer = new ToldWriter();
    for (; this.#toldAt < numbers.length; this.#toldAt += WIDTH) {
      const event = numbers[this.#toldAt + TOLD.event]!;
      if (event >= end) break;
      writer.copy(this.#told, this.#toldAt, event - first);
    }
    return writer.end();
  }
}

/** A list in the order of events, taken part by part. */
class ByEvent<T> {
  readonly #list: readonly T[];
  readonly #indexOf: (item: T) => number;
  #at = 0;

  constructor(list: readonly T[], indexOf: (item: T) => number) {
    this.#list = list;
    this.#indexOf = indexOf;
  }

  /** The event that comes next; none is far away. */
  get next(): number {
    const next = this.#list[this.#at];
    return next === undefined ? Infinity : this.#indexOf(next);
  }

  /** What follows of events before number `end`. */
  before(end: number): readonly T[] {
    const from = this.#at;
    while (this.#at < this.#list.length && this.#indexOf(this.#list[this.#at]!) < end) this.#at++;
    return this.#at === from ? NONE : this.#list.slice(from, this.#at);
  }
}

function moved<T extends { readonly index: number }>(list: readonly T[], first: number): readonly T[] {
  return list.length === 0 ? list : list.map((each) => ({ ...each, index: each.index - first }));
}
