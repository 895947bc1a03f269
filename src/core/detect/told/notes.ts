import { networkOf } from '../../enrich/enrich.ts';
import type { EnrichContext } from '../../enrich/enrichment.ts';
import { factsOfEvent, keptMentions, mentionsIn, NO_MENTIONS } from '../facts.ts';
import type { EventFacts, Evidence, Match } from '../finding.ts';
import type { NamedFields } from '../named-fields.ts';
import type { DetectionRule } from '../rule.ts';
import type { EventFields } from '../sigma/event-fields.ts';
import { evidenceOfPart } from '../sigma/grounds.ts';
import { isToldWhereTextsArePlaced, mayBeToldByFacts, toldByFacts } from '../told-by-facts.ts';
import { valuesOf } from '../values.ts';
import { movedEvidence, type Noted } from './noted.ts';

/** Notes what columns do not tell of matches. */
export class Notes {
  readonly #named: NamedFields;
  readonly #context: EnrichContext;

  constructor(named: NamedFields, context: EnrichContext) {
    this.#named = named;
    this.#context = context;
  }

  /** Of an event and all rules that it matches. Undefined: columns tell all. */
  of(matched: readonly DetectionRule[], fields: EventFields): Noted | 'too much' | undefined {
    const evidence = evidenceIn(matched, fields);
    if (evidence === undefined) return 'too much';
    const values = this.#valuesIn(matched, fields);
    const mentions = keptMentions(mentionsIn(fields.event), this.#context.assessName);
    const isNothing = evidence.length === 0 && mentions === NO_MENTIONS && Object.keys(values).length === 0;
    return isNothing ? undefined : { ...mentions, values, evidence };
  }

  #valuesIn(matched: readonly DetectionRule[], fields: EventFields): Match['values'] {
    const named = [...this.#named(matched.map(({ key }) => key))].filter(
      (field) => !isToldWhereTextsArePlaced(field),
    );
    let facts: EventFacts | undefined;
    return valuesOf(fields, named, (field) => {
      if (!mayBeToldByFacts(field)) return undefined;
      const { event } = fields;
      facts ??= factsOfEvent('', event, networkOf(event.sourceIPAddress, this.#context.asn), NO_MENTIONS);
      return toldByFacts(facts, field);
    });
  }
}

/** What is evidence besides columns. Undefined where rules show different values of a field. */
function evidenceIn(matched: readonly DetectionRule[], fields: EventFields): readonly Evidence[] | undefined {
  const byField = new Map<string, readonly Evidence[]>();
  for (const { told } of matched) {
    for (const { field, part } of told!.noted) {
      const found = evidenceOfPart(part, fields);
      const known = byField.get(field);
      if (!known) byField.set(field, found);
      else if (known.length !== found.length || known.some((each, at) => each !== found[at]))
        return undefined;
    }
  }
  if (byField.size === 0) return NONE;
  const { offset } = fields.event.span;
  return [...byField.values()].flat().map((each) => movedEvidence(each, offset, 0));
}

const NONE: readonly never[] = [];
