/** Words and names that every YAML reads as just this text: no number, date, boolean or key, and no indicator. */
const PLAIN = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z_][\w./@+-]*(?:(?: |:+)[\w./@+-]+)*$/i;

/** What must not stand in a file as it is: it cannot be told from nothing or from a space, or turns or breaks what follows. */
const UNSEEN = /(?! )[\p{C}\p{Z}]/gu;

/** Any text as a YAML scalar on one line: plain where that is safe, so that people like to read it. */
export function yamlText(text: string): string {
  if (PLAIN.test(text)) return text;
  if (text.search(UNSEEN) < 0) return `'${text.replaceAll("'", "''")}'`;
  const escaped = text
    .replaceAll(/["\\]/g, String.raw`\$&`)
    .replaceAll(UNSEEN, (character) => escapeOf(character.codePointAt(0)!));
  return `"${escaped}"`;
}

function escapeOf(code: number): string {
  const digits = code.toString(16);
  return code > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
}
