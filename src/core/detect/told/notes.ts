import type { EnrichContext } from '../../enrich/enrichment.ts';
import { shiftedSpan } from '../../log/span.ts';
import { keptMentions, mentionsIn, NO_MENTIONS } from '../facts.ts';
import type { Evidence, Match } from '../finding.ts';
import { movedEvidence } from '../move.ts';
import type { NamedFields } from '../named-fields.ts';
import type { CompiledDetection } from '../rule.ts';
import type { EventFields } from '../sigma/event-fields.ts';
import { evidenceOfPart } from '../sigma/grounds.ts';
import { isToldWhereTextsArePlaced, toldBesides } from '../told-by-facts.ts';
import { NO_VALUES, valuesOf } from '../values.ts';
import type { Noted } from './noted.ts';

/** What may be asked of a match of certain rules besides what is told wherever texts are placed. */
export type Besides = (matched: readonly CompiledDetection[]) => readonly string[];

/** Mostly all rules match that columns leave over, which are the same list again. */
export function besidesOf(named: NamedFields): Besides {
  const known = new WeakMap<readonly CompiledDetection[], readonly string[]>();
  return (matched) => {
    let besides = known.get(matched);
    if (!besides) {
      const fields = named(matched.map(({ key }) => key));
      besides = [...fields].filter((field) => !isToldWhereTextsArePlaced(field));
      known.set(matched, besides);
    }
    return besides;
  };
}

/** Notes what columns do not tell of matches. */
export class Notes {
  readonly #besides: Besides;
  readonly #context: EnrichContext;

  constructor(besides: Besides, context: EnrichContext) {
    this.#besides = besides;
    this.#context = context;
  }

  /** Of an event and all rules that it matches. Undefined: columns tell all. */
  of(matched: readonly CompiledDetection[], fields: EventFields): Noted | 'too much' | undefined {
    const evidence = evidenceIn(matched, fields);
    if (evidence === undefined) return 'too much';
    const values = this.#valuesIn(matched, fields);
    const mentions = keptMentions(mentionsIn(fields.event), this.#context.assessName);
    const isNothing = evidence.length === 0 && mentions === NO_MENTIONS && values === NO_VALUES;
    const { keyPairs, securityGroups } = mentions;
    return isNothing ? undefined : { keyPairs, securityGroups, values, evidence };
  }

  #valuesIn(matched: readonly CompiledDetection[], fields: EventFields): Match['values'] {
    const { event } = fields;
    return valuesOf(fields, this.#besides(matched), (field) => toldBesides(event, field));
  }
}

/** What is evidence besides columns. Undefined where questions about a field show different values of it. */
function evidenceIn(
  matched: readonly CompiledDetection[],
  fields: EventFields,
): readonly Evidence[] | undefined {
  // Of most events nothing is noted.
  let byField: Map<string, readonly Evidence[]> | undefined;
  for (let at = 0; at < matched.length; at++) {
    const { noted } = matched[at]!.told!;
    for (let n = 0; n < noted.length; n++) {
      const { field, part } = noted[n]!;
      const found = evidenceOfPart(part, fields);
      byField ??= new Map<string, readonly Evidence[]>();
      const known = byField.get(field);
      if (!known) byField.set(field, found);
      else if (known.length !== found.length || known.some((each, place) => each !== found[place]))
        return undefined;
    }
  }
  if (!byField) return NONE;
  const { offset } = fields.event.span;
  return movedEvidence([...byField.values()].flat(), (span) => shiftedSpan(span, -offset));
}

const NONE: readonly never[] = [];
