/**
 * Text from a log as it may be shown: control characters, and those that turn or hide what follows them, stand as
 * escapes, so that a name can neither drive a terminal nor pass for another one. Line breaks are control characters.
 */
export function plain(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b-\u200d\u2060\ufeff\p{Cs}]/gu,
    (character) => {
      const code = character.codePointAt(0)!;
      return `\\u${code.toString(16).padStart(4, '0')}`;
    },
  );
}
