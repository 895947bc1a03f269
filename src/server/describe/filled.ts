import { code, type Inline } from './rich-text.ts';

/**
 * A rule's sentence with an event's values filled in, as parts: the rule's own words as text, what was filled in as
 * code. `template` is the sentence as the rule has it, with `{field}` where a value goes. Where the two cannot be laid
 * side by side the whole sentence is taken for log text.
 */
export function filledIn(template: string | undefined, sentence: string): readonly Inline[] {
  if (template === sentence) return [oneLine(sentence)];
  const literals = (template ?? '').split(/\{[^{}]*\}/);
  const [first = '', ...rest] = literals;
  if (!template || !sentence.startsWith(first)) return [code(oneLine(sentence))];
  const parts: Inline[] = [oneLine(first)];
  let at = first.length;
  for (const [index, literal] of rest.entries()) {
    const isLast = index === rest.length - 1;
    const next = isLast ? sentence.length - literal.length : sentence.indexOf(literal, at);
    if (next < at || !sentence.startsWith(literal, next)) return [code(oneLine(sentence))];
    parts.push(code(sentence.slice(at, next)), oneLine(literal));
    at = next + literal.length;
  }
  return parts;
}

/** YAML keeps some of its line breaks; in a hover they mean nothing. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
