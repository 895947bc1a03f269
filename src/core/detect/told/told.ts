import { networkOf } from '../../enrich/enrich.ts';
import type { AsnTable } from '../../enrich/enrichment.ts';
import { TEXT_PLACES } from '../../log/columns/columns.ts';
import { NOWHERE } from '../../log/columns/text-places.ts';
import type { Rows } from '../../log/columns/rows.ts';
import { eventOf } from '../../log/events.ts';
import { tableOf } from '../../log/finish.ts';
import type { Log } from '../../log/log.ts';
import { shiftedSpan } from '../../log/span.ts';
import { factsOfEvent, NO_MENTIONS } from '../facts.ts';
import type { EventFacts, Evidence, Match } from '../finding.ts';
import { movedEvidence } from '../move.ts';
import type { Noted } from './noted.ts';
import { NO_VALUES } from '../values.ts';
import { toldEvidence, toldField, type ToldField } from './told-fields.ts';
import { TOLD, WIDTH, type ToldMatches } from './told-matches.ts';

/** The matches that columns of a log, which may be packed, tell: numbered from 0 on, in the order of its events. */
export class Told {
  /** The columns. */
  readonly rows: Rows;
  /** Identity of the log. */
  readonly log: string;
  readonly #log: Log;
  readonly #matches: ToldMatches;
  readonly #asn: AsnTable;
  #fieldsOfRules: readonly (readonly FieldOfMatch[])[] | undefined;

  /** By `asn` it is known where calls came from. */
  constructor(id: string, log: Log, matches: ToldMatches, asn: AsnTable) {
    this.rows = tableOf(log).rows;
    this.log = id;
    this.#log = log;
    this.#matches = matches;
    this.#asn = asn;
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

  /** What is noted of the event of a match. Undefined: columns tell all. */
  notedOf(match: number): Noted | undefined {
    return this.#matches.noted[this.#matches.numbers[match * WIDTH + TOLD.noted]! - 1];
  }

  /** The same for several questions: what is noted is made once. */
  asked(): Told {
    const { rules, noted, numbers } = this.#matches;
    return new Told(this.log, this.#log, { rules, noted, numbers }, this.#asn);
  }

  /** One of them as an object. */
  match(match: number): Match {
    return this.matches((each) => each === match, match, match + 1)[0]!;
  }

  /** Those from number `first` to before number `end` that are wanted, as objects. */
  matches(isWanted: (match: number) => boolean, first = 0, end = this.count): Match[] {
    const { rules, noted, numbers } = this.#matches;
    const matches: Match[] = [];
    let event: EventFacts | undefined;
    for (let match = first; match < end; match++) {
      if (!isWanted(match)) continue;
      const at = match * WIDTH;
      const index = numbers[at + TOLD.event]!;
      const rule = numbers[at + TOLD.rule]!;
      const note = noted[numbers[at + TOLD.noted]! - 1];
      if (event?.index !== index) {
        const logged = eventOf(this.#log, index);
        const as = networkOf(logged.sourceIPAddress, this.#asn);
        event = factsOfEvent(this.log, logged, as, note ?? NO_MENTIONS);
      }
      const evidence: Evidence[] = [];
      for (const { name, field, place } of this.#fields()[rule]!) {
        const found = field && evidenceAt(this.rows, event, field, numbers[at + place]!);
        if (found) evidence.push(found);
        else if (!field) evidence.push(...evidenceIn(note, name, event));
      }
      matches.push({ rule: rules[rule]!.key, event, evidence, values: note?.values ?? NO_VALUES });
    }
    return matches;
  }

  /** Of each rule its evidence, and where in the numbers of a match the place of a field is that columns tell. */
  #fields(): readonly (readonly FieldOfMatch[])[] {
    return (this.#fieldsOfRules ??= this.#matches.rules.map((rule) =>
      rule.fields.map((name) => {
        const field = toldField(name);
        return { name, field, place: field ? TOLD.places + TEXT_PLACES.indexOf(field.at) : 0 };
      }),
    ));
  }
}

interface FieldOfMatch {
  readonly name: string;
  /** Undefined: it is noted. */
  readonly field: ToldField | undefined;
  readonly place: number;
}

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

function evidenceIn(note: Noted | undefined, name: string, { span }: EventFacts): readonly Evidence[] {
  const evidence = note?.evidence.filter(({ field }) => field === name) ?? [];
  return movedEvidence(evidence, (each) => shiftedSpan(each, span.offset));
}
