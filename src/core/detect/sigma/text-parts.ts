/** A piece of a Sigma text: plain characters, or one wildcard. */
export type TextPart = { readonly plain: string } | { readonly wildcard: '*' | '?' };

/** Takes a Sigma text apart. A backslash makes a wildcard or a backslash after it a plain character. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let plain = '';
  for (const [, escaped, character = ''] of text.matchAll(/\\([*?\\])|([^])/gu)) {
    if (escaped === undefined && (character === '*' || character === '?')) {
      if (plain !== '') parts.push({ plain });
      parts.push({ wildcard: character });
      plain = '';
    } else plain += escaped ?? character;
  }
  if (plain !== '') parts.push({ plain });
  return parts;
}

/** The inverse: a Sigma text of these parts. */
export function textOfParts(parts: readonly TextPart[]): string {
  return parts
    .map((part) => ('wildcard' in part ? part.wildcard : part.plain.replaceAll(/[*?\\]/g, String.raw`\$&`)))
    .join('');
}
