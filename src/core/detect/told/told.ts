import { TEXT_PLACES } from '../../log/columns/columns.ts';
import { NOWHERE } from '../../log/columns/text-places.ts';
import type { Rows } from '../../log/columns/rows.ts';
import { eventOf } from '../../log/events.ts';
import { tableOf } from '../../log/finish.ts';
import type { Log } from '../../log/log.ts';
import { factsOfEvent, NO_MENTIONS } from '../facts.ts';
import type { EventFacts, Evidence, Match } from '../finding.ts';
import { toldEvidence, toldField, type ToldField } from './told-fields.ts';
import { TOLD, WIDTH, type ToldMatches } from './told-matches.ts';

/** The matches that columns of a log, which may be packed, tell: numbered from 0 on, in the order of its events. */
export class Told {
  /** The columns. */
  readonly rows: Rows;
  readonly #id: string;
  readonly #log: Log;
  readonly #matches: ToldMatches;

  constructor(id: string, log: Log, matches: ToldMatches) {
    this.rows = tableOf(log).rows;
    this.#id = id;
    this.#log = log;
    this.#matches = matches;
  }

  get count(): number {
    return this.#matches.numbers.length / WIDTH;
  }

  /** The event of a match, by its index. */
  eventOf(match: number): number {
    return this.#matches.numbers[match * WIDTH + TOLD.event]!;
  }

  /** `Rule.key` of the document of a match. */
  ruleOf(match: number): string {
    return this.#matches.rules[this.#matches.numbers[match * WIDTH + TOLD.rule]!]!.key;
  }

  /** Those that are wanted, as objects. */
  matches(isWanted: (match: number) => boolean): Match[] {
    const { rules, systems, numbers } = this.#matches;
    const fields = rules.map((rule) =>
      rule.fields.map((name) => {
        const field = toldField(name)!;
        return { field, place: TOLD.places + TEXT_PLACES.indexOf(field.at) };
      }),
    );
    const matches: Match[] = [];
    let event: EventFacts | undefined;
    for (let at = 0, match = 0; at < numbers.length; at += WIDTH, match++) {
      if (!isWanted(match)) continue;
      const index = numbers[at + TOLD.event]!;
      const rule = numbers[at + TOLD.rule]!;
      const system = systems[numbers[at + TOLD.system]! - 1];
      if (event?.index !== index)
        event = factsOfEvent(this.#id, eventOf(this.#log, index), system, NO_MENTIONS);
      const evidence: Evidence[] = [];
      for (const { field, place } of fields[rule]!) {
        const found = evidenceAt(this.rows, event, field, numbers[at + place]!);
        if (found) evidence.push(found);
      }
      matches.push({ rule: rules[rule]!.key, event, evidence, values: NO_MORE });
    }
    return matches;
  }
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
