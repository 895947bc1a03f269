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
import { matchedOf, toldRule } from './matched-rules.ts';
import { ToldWriter, type ToldMatches } from './told-matches.ts';

const ERROR_CODE = TEXT_PLACES.indexOf('errorCodeAt');

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

  /** Takes up the matches of an event, of which these rules of its call are left. False where it has to be looked at as a whole. */
  take(index: number, { certain, uncertain }: Left, ofCall: RulesOfCall): boolean {
    if (!this.#isPlaced(index)) return false;
    const event = eventOf(this.#log, index);
    const fields = new EventFields({ event, enrichment: enrich(event, this.#context) });
    if (uncertain.mayMatch(event) && ofCall.candidates(uncertain.rules, fields).length > 0) return false;
    const matched = matchedOf(certain, fields);
    if (!matched) return false;
    if (matched.length === 0) return true;
    const noted = this.#notes.of(matched, fields);
    if (noted === 'too much') return false;
    for (const rule of matched) this.#writer.add(index, toldRule(rule, ofCall, fields), noted, this.#places);
    return true;
  }

  end(): ToldMatches | undefined {
    return this.#writer.end();
  }

  /** True where it is known of each text that has a place where it is, and a usable time. */
  #isPlaced(index: number): boolean {
    const rows = this.#rows;
    for (let at = 0; at < TEXT_PLACES.length; at++) {
      const place = rows.placeIn(TEXT_PLACES[at]!, index);
      if (place === 0) return false;
      this.#places[at] = place;
    }
    // An error without a code has a message.
    const hasCode = this.#places[ERROR_CODE] !== NOWHERE;
    return hasCode === (rows.at('error', index) !== 0) && !Number.isNaN(rows.time(index));
  }
}
