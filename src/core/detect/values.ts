import { hideSessionTokens } from '../enrich/redact.ts';
import type { Match } from './finding.ts';
import type { EventFields } from './sigma/event-fields.ts';
import { textOf } from './sigma/field-values.ts';
import { isToldByFacts } from './told-by-facts.ts';

/** Of a match of which facts tell all. */
export const NO_VALUES: Match['values'] = {};

/** The named fields of an event, as text, of which its facts do not tell all: what these do tell, `toldOf` says. */
export function valuesOf(
  fields: EventFields,
  named: Iterable<string>,
  toldOf: (field: string) => string | undefined,
): Match['values'] {
  let kept: (readonly [field: string, texts: readonly string[]])[] | undefined;
  for (const field of named) {
    const told = toldOf(field);
    if (isToldByFacts(fields.event, field, told)) continue;
    const texts: string[] = [];
    for (const { value, path } of fields.get(field).values) {
      if (value !== null) texts.push(textOf(hideSessionTokens(value, path.at(-1))));
    }
    const isTold = texts.length === (told === undefined ? 0 : 1) && texts[0] === told;
    if (!isTold) (kept ??= []).push([field, texts.length < 2 ? texts : [...new Set(texts)]]);
  }
  // A field may be called `__proto__`, too.
  return kept ? Object.fromEntries(kept) : NO_VALUES;
}
