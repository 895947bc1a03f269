import { code, type Inline } from '../describe/rich-text.ts';

/** A sentence of ours in which backticks mark what is code. */
export function withCode(doc: string): readonly Inline[] {
  return doc.split('`').map((part, at) => (at % 2 === 1 ? code(part) : part));
}
