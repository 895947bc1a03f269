import type { EnrichContext } from '../../enrich/enrichment.ts';
import { enrich } from '../../enrich/enrich.ts';
import { TEXT_PLACES } from '../../log/columns/columns.ts';
import { NOWHERE } from '../../log/columns/text-places.ts';
import type { Rows } from '../../log/columns/rows.ts';
import { eventOf } from '../../log/events.ts';
import { tableOf } from '../../log/finish.ts';
import type { Log } from '../../log/log.ts';
import type { RulesOfCall } from '../rule-index.ts';
import type { Left } from '../screen.ts';
import { EventFields } from '../sigma/event-fields.ts';
import { Notes, type Besides } from './notes.ts';
import { matchedOf, toldRules } from './matched-rules.ts';
import type { Noted } from './noted.ts';
import { ToldWriter, type ToldMatches, type ToldRule } from './told-matches.ts';

const ERROR_CODE = TEXT_PLACES.indexOf('errorCodeAt');

/** What columns tell of the matches of one event. */
export interface ToldOfEvent {
  readonly rules: readonly ToldRule[];
  readonly noted: Noted | undefined;
}

const NO_MATCHES: ToldOfEvent = { rules: [], noted: undefined };

/** Finds the events of a log of whose matches columns tell nearly all there is; the rest is noted. */
export class ToldEvents {
  readonly #log: Log;
  readonly #context: EnrichContext;
  readonly #rows: Rows;
  readonly #notes: Notes;
  readonly #writer = new ToldWriter();
  readonly #places = new Uint16Array(TEXT_PLACES.length);

  constructor(log: Log, besides: Besides, context: EnrichContext) {
    this.#log = log;
    this.#context = context;
    this.#rows = tableOf(log).rows;
    this.#notes = new Notes(besides, context);
  }

  /** The matches of an event, of which these rules of its call are left. Undefined where it has to be looked at as a whole. */
  matchesOf(index: number, { certain, uncertain }: Left, ofCall: RulesOfCall): ToldOfEvent | undefined {
    if (!this.#isPlaced(index)) return undefined;
    const event = eventOf(this.#log, index);
    const fields = new EventFields({ event, enrichment: enrich(event, this.#context) });
    if (
      uncertain.rules.length > 0 &&
      uncertain.mayMatch(event) &&
      ofCall.candidates(uncertain.rules, fields).length > 0
    )
      return undefined;
    const matched = matchedOf(certain, fields);
    if (!matched) return undefined;
    if (matched.length === 0) return NO_MATCHES;
    const noted = this.#notes.of(matched, fields);
    if (noted === 'too much') return undefined;
    return { rules: toldRules(matched, ofCall, fields), noted };
  }

  /** Takes them up, of one event after the other. */
  add(index: number, { rules, noted }: ToldOfEvent): void {
    if (rules.length === 0) return;
    this.#readPlaces(index);
    for (let at = 0; at < rules.length; at++) this.#writer.add(index, rules[at]!, noted, this.#places);
  }

  end(): ToldMatches | undefined {
    return this.#writer.end();
  }

  /** True where it is known of each text that has a place where it is, and a usable time. */
  #isPlaced(index: number): boolean {
    const rows = this.#rows;
    this.#readPlaces(index);
    if (this.#places.includes(0)) return false;
    // An error without a code has a message.
    const hasCode = this.#places[ERROR_CODE] !== NOWHERE;
    return hasCode === (rows.at('error', index) !== 0) && !Number.isNaN(rows.time(index));
  }

  #readPlaces(index: number): void {
    for (let at = 0; at < TEXT_PLACES.length; at++)
      this.#places[at] = this.#rows.placeIn(TEXT_PLACES[at]!, index);
  }
}
