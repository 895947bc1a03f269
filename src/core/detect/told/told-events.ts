import type { EnrichContext } from '../../enrich/enrichment.ts';
import { keyPairMentions } from '../../enrich/key-pair.ts';
import { mayMakeSecurityGroups } from '../../enrich/security-group.ts';
import { enrich, networkOf } from '../../enrich/enrich.ts';
import { TEXT_PLACES } from '../../log/columns/columns.ts';
import { NOWHERE } from '../../log/columns/text-places.ts';
import type { Rows } from '../../log/columns/rows.ts';
import { eventOf } from '../../log/events.ts';
import { tableOf } from '../../log/finish.ts';
import type { Log, LogEvent } from '../../log/log.ts';
import type { RulesOfCall } from '../rule-index.ts';
import type { DetectionRule } from '../rule.ts';
import type { Left } from '../screen.ts';
import { EventFields } from '../sigma/event-fields.ts';
import { ToldWriter, type ToldMatches, type ToldRule } from './told-matches.ts';

const ERROR_CODE = TEXT_PLACES.indexOf('errorCodeAt');

/** Finds the events of a log of whose matches columns tell all there is. */
export class ToldEvents {
  readonly #log: Log;
  readonly #context: EnrichContext;
  readonly #rows: Rows;
  readonly #writer = new ToldWriter();
  readonly #places = new Uint16Array(TEXT_PLACES.length);

  constructor(log: Log, context: EnrichContext) {
    this.#log = log;
    this.#context = context;
    this.#rows = tableOf(log).rows;
  }

  /** Takes up the matches of an event, of which these rules of its call are left. False where columns do not tell all of them. */
  take(index: number, { certain, uncertain, toldWithout }: Left, ofCall: RulesOfCall): boolean {
    if (!toldWithout || !this.#isPlaced(index)) return false;
    const event = eventOf(this.#log, index);
    if (hasMentions(event)) return false;
    const fields = new EventFields({ event, enrichment: enrich(event, this.#context) });
    if (uncertain.mayMatch(event) && ofCall.candidates(uncertain.rules, fields).length > 0) return false;
    if (!toldWithout.every((field) => fields.get(field).values.every(({ value }) => value === null)))
      return false;
    const system = networkOf(event.sourceIPAddress, this.#context.asn);
    for (const rule of certain) {
      const holds = rule.told!.rest.every((part) => part.test(fields) === 'yes');
      if (holds) this.#writer.add(index, toldRule(rule), system, this.#places);
    }
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

/** True where the event's facts would hold more than columns do. */
function hasMentions(event: LogEvent): boolean {
  return mayMakeSecurityGroups(event.eventSource, event.eventName) || keyPairMentions(event).length > 0;
}

const toldRules = new WeakMap<DetectionRule, ToldRule>();

function toldRule(rule: DetectionRule): ToldRule {
  let told = toldRules.get(rule);
  if (!told) {
    told = { key: rule.key, fields: rule.told!.fields.map(({ name }) => name) };
    toldRules.set(rule, told);
  }
  return told;
}
