import type {
  EventFacts,
  Evidence,
  Match,
  SuppressedMatch,
  UndecidedMatch,
} from '../../core/detect/finding.ts';
import { canonicalTime } from '../../core/log/time.ts';
import type { Span } from '../../core/log/span.ts';
import type { Parts } from '../files/found.ts';
import type { SpelledValues } from './plain-reader.ts';
import type { PlainWriter } from './plain-writer.ts';

/*
 * Matches are most of what is found, so they are spelled without the names of their members: what a value is, its place
 * tells. An event stands where it is first met, from then on its number does. Places are counted from its record.
 */

type Plain = Pick<PlainWriter, 'write' | 'writeOnce'>;
type Values = Pick<SpelledValues, 'next' | 'nextOnce'>;

/** Writes what rules say of the events of one log. */
export function writeMatched(plain: Plain, { matches, undecided, suppressed = [] }: Parts['matched']): void {
  const writer = new MatchedWriter(plain);
  plain.write(matches.length);
  for (const match of matches) writer.match(match);
  plain.write(undecided.length);
  for (const each of undecided) writer.undecided(each);
  plain.write(suppressed.length);
  for (const each of suppressed) writer.suppressed(each);
}

class MatchedWriter {
  readonly #plain: Plain;
  readonly #events = new Map<EventFacts, number>();

  constructor(plain: Plain) {
    this.#plain = plain;
  }

  match({ rule, event, evidence, values }: Match): void {
    this.#plain.write(rule);
    this.#event(event);
    this.#plain.write(values);
    this.#plain.write(evidence.length);
    for (const each of evidence) this.#evidence(each, event.span);
  }

  undecided({ rule, event, reasons }: UndecidedMatch): void {
    this.#plain.write(rule);
    this.#event(event);
    this.#plain.write(reasons);
  }

  suppressed({ match, filters }: SuppressedMatch): void {
    this.match(match);
    this.#plain.write(filters);
  }

  #event(event: EventFacts): void {
    const known = this.#events.get(event);
    this.#plain.write(known ?? this.#events.size);
    if (known !== undefined) return;
    this.#events.set(event, this.#events.size);
    this.#newEvent(event);
  }

  /** All but the log, which all have in common. */
  #newEvent(facts: EventFacts): void {
    const plain = this.#plain;
    this.#time(facts);
    plain.write(facts.index);
    plain.writeOnce(facts.eventID);
    plain.write(facts.eventName);
    plain.write(facts.eventSource);
    plain.write(facts.accessKeyId);
    plain.write(facts.credential);
    plain.write(facts.principalArn);
    plain.write(facts.userName);
    plain.write(facts.accountId);
    plain.write(facts.region);
    plain.write(facts.sourceIPAddress);
    plain.write(facts.userAgent);
    plain.write(facts.success);
    plain.write(facts.span.offset);
    plain.write(facts.span.length);
    plain.write(facts.as);
    plain.write(facts.keyPairs);
    plain.write(facts.securityGroups);
  }

  /** Nearly all times can be written again as they were. */
  #time({ time, eventTime }: EventFacts): void {
    const isCanonical = time !== undefined && eventTime === canonicalTime(time);
    this.#plain.write(time);
    this.#plain.write(isCanonical);
    if (!isCanonical) this.#plain.writeOnce(eventTime);
  }

  #evidence({ field, value, span, from }: Evidence, record: Span): void {
    this.#plain.write(field);
    this.#plain.write(value);
    this.#plain.write(span && span.length);
    if (span) this.#plain.write(span.offset - record.offset);
    this.#plain.write(from?.field);
    if (from) this.#plain.write(from.value);
  }
}

/** What `writeMatched` wrote of the log `log`. */
export function readMatched(spelled: Values, log: string): Parts['matched'] {
  const reader = new MatchedReader(spelled, log);
  return {
    matches: reader.list(() => reader.match()),
    undecided: reader.list(() => reader.undecided()),
    suppressed: reader.list(() => reader.suppressed()),
  };
}

class MatchedReader {
  readonly #next: () => unknown;
  readonly #nextOnce: () => string | undefined;
  readonly #log: string;
  readonly #events: EventFacts[] = [];

  constructor(spelled: Values, log: string) {
    this.#next = () => spelled.next();
    this.#nextOnce = () => spelled.nextOnce();
    this.#log = log;
  }

  list<T>(read: () => T): T[] {
    const length = this.#next() as number;
    const list: T[] = [];
    for (let index = 0; index < length; index++) list.push(read());
    return list;
  }

  match(): Match {
    const rule = this.#next() as string;
    const event = this.#event();
    const values = this.#next() as Match['values'];
    return { rule, event, evidence: this.list(() => this.#evidence(event.span)), values };
  }

  undecided(): UndecidedMatch {
    const rule = this.#next() as string;
    return { rule, event: this.#event(), reasons: this.#next() as UndecidedMatch['reasons'] };
  }

  suppressed(): SuppressedMatch {
    return { match: this.match(), filters: this.#next() as SuppressedMatch['filters'] };
  }

  #event(): EventFacts {
    const number = this.#next() as number;
    return (this.#events[number] ??= this.#newEvent());
  }

  #newEvent(): EventFacts {
    const next = this.#next;
    const time = next() as EventFacts['time'];
    const eventTime = next() === true ? canonicalTime(time!) : this.#nextOnce();
    return {
      log: this.#log,
      index: next() as EventFacts['index'],
      eventID: this.#nextOnce(),
      eventName: next() as EventFacts['eventName'],
      eventSource: next() as EventFacts['eventSource'],
      eventTime,
      time,
      accessKeyId: next() as EventFacts['accessKeyId'],
      credential: next() as EventFacts['credential'],
      principalArn: next() as EventFacts['principalArn'],
      userName: next() as EventFacts['userName'],
      accountId: next() as EventFacts['accountId'],
      region: next() as EventFacts['region'],
      sourceIPAddress: next() as EventFacts['sourceIPAddress'],
      userAgent: next() as EventFacts['userAgent'],
      success: next() as EventFacts['success'],
      span: { offset: next() as number, length: next() as number },
      as: next() as EventFacts['as'],
      keyPairs: next() as EventFacts['keyPairs'],
      securityGroups: next() as EventFacts['securityGroups'],
    };
  }

  #evidence(record: Span): Evidence {
    const next = this.#next;
    const field = next() as string;
    const value = next() as Evidence['value'];
    const length = next() as number | null;
    const span = length === null ? null : { offset: record.offset + (next() as number), length };
    const from = next() as string | undefined;
    if (from === undefined) return { field, value, span };
    return { field, value, span, from: { field: from, value: next() as Evidence['value'] } };
  }
}
