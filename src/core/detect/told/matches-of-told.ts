import { TEXT_PLACES } from '../../log/columns/columns.ts';
import { NOWHERE } from '../../log/columns/text-places.ts';
import type { Rows } from '../../log/columns/rows.ts';
import { eventOf } from '../../log/events.ts';
import { tableOf } from '../../log/finish.ts';
import type { Log } from '../../log/log.ts';
import { factsOfEvent, NO_MENTIONS } from '../facts.ts';
import type { EventFacts, Evidence, LogMatches, Match } from '../finding.ts';
import { toldEvidence, toldField, type ToldField } from './told-fields.ts';
import { TOLD, WIDTH, type ToldMatches } from './told-matches.ts';

/** All matches of a log, which may be packed: those that its columns tell among the others, in the order of its events. */
export function withTold(log: Log, told: ToldMatches | undefined, others: LogMatches): LogMatches {
  return told ? new WithTold(log, told, others) : others;
}

/** What is told is made when somebody asks. */
class WithTold implements LogMatches {
  readonly log: LogMatches['log'];
  readonly joins: LogMatches['joins'];
  readonly firstTime: LogMatches['firstTime'];
  readonly lastTime: LogMatches['lastTime'];
  readonly #of: Log;
  readonly #told: ToldMatches;
  readonly #others: LogMatches;

  constructor(of: Log, told: ToldMatches, others: LogMatches) {
    this.log = others.log;
    this.joins = others.joins;
    this.firstTime = others.firstTime;
    this.lastTime = others.lastTime;
    this.#of = of;
    this.#told = told;
    this.#others = others;
  }

  get matches(): LogMatches['matches'] {
    return inOrder(matchesOfTold(this.log, this.#of, this.#told), this.#others.matches);
  }

  get undecided(): LogMatches['undecided'] {
    return this.#others.undecided;
  }

  get suppressed(): LogMatches['suppressed'] & {} {
    return this.#others.suppressed ?? [];
  }
}

/** No event is in both. */
function inOrder(told: readonly Match[], others: readonly Match[]): readonly Match[] {
  if (others.length === 0) return told;
  const all: Match[] = [];
  let at = 0;
  for (const match of told) {
    while (at < others.length && others[at]!.event.index < match.event.index) all.push(others[at++]!);
    all.push(match);
  }
  while (at < others.length) all.push(others[at++]!);
  return all;
}

/** The matches as objects. */
function matchesOfTold(id: string, log: Log, { rules, systems, numbers }: ToldMatches): Match[] {
  const { rows } = tableOf(log);
  const fields = rules.map((rule) =>
    rule.fields.map((name) => {
      const field = toldField(name)!;
      return { field, place: TOLD.places + TEXT_PLACES.indexOf(field.at) };
    }),
  );
  const matches: Match[] = [];
  let event: EventFacts | undefined;
  for (let at = 0; at < numbers.length; at += WIDTH) {
    const index = numbers[at + TOLD.event]!;
    const rule = numbers[at + TOLD.rule]!;
    const system = systems[numbers[at + TOLD.system]! - 1];
    if (event?.index !== index) event = factsOfEvent(id, eventOf(log, index), system, NO_MENTIONS);
    const evidence: Evidence[] = [];
    for (const { field, place } of fields[rule]!) {
      const found = evidenceAt(rows, event, field, numbers[at + place]!);
      if (found) evidence.push(found);
    }
    matches.push({ rule: rules[rule]!.key, event, evidence, values: NO_MORE });
  }
  return matches;
}

const NO_MORE: Match['values'] = {};

function evidenceAt(
  rows: Rows,
  { index, span }: EventFacts,
  field: ToldField,
  place: number,
): Evidence | undefined {
  if (place === NOWHERE) return toldEvidence(field, undefined, null);
  const number = rows.stringOf(rows.at(field.text, index));
  const length = rows.strings.lengthOf(number);
  return toldEvidence(field, rows.strings.text(number), { offset: span.offset + place, length });
}
