import type { Placeholders } from '../../enrich/enrichment.ts';
import type { Outline } from './outline.ts';
import { Refusal } from './refusal.ts';

/** What was made of a document, with the lists it was made with. */
interface Compiled {
  readonly placeholders: Placeholders;
  readonly made: unknown;
}
const compiled = new WeakMap<Outline, Compiled>();

/**
 * What `compile` makes of a document, once for as long as it is the same document with the same placeholders: so of
 * hundreds of rules only those that changed are compiled again. A refusal is remembered, too, and returned. `compile`
 * may look at nothing but the document.
 */
export function compileOnce<Made>(
  outline: Outline,
  placeholders: Placeholders,
  compile: () => Made,
): Made | Refusal {
  let known = compiled.get(outline);
  if (known?.placeholders !== placeholders) {
    known = { placeholders, made: attempt(compile) };
    compiled.set(outline, known);
  }
  return known.made as Made | Refusal;
}

function attempt(compile: () => unknown): unknown {
  try {
    return compile();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
