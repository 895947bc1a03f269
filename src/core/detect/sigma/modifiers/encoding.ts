import { textOfParts, textParts } from '../text-parts.ts';
import type { TextValue, Value } from '../value.ts';
import { encodeBase64 } from '../../../log/base64.ts';
import { ModifierError, type Modifier } from './modifier.ts';

/** The byte order mark, as the character it is in text. */
const MARK = '\uFEFF';

/** What is left of base64 if zero, one or two bytes of something else stand before the value, and after it. */
const OFFSET_STARTS = [0, 2, 3] as const;
const OFFSET_ENDS = [undefined, -3, -2] as const;

/** UTF-16 as pySigma writes it, a NUL beside each character, so that wildcards keep their place; of ASCII only. */
function wide(place: (character: string) => string, mark = ''): Modifier {
  return (value) => {
    const text = requireText(value);
    const parts = textParts(text.text).map((part) => {
      if ('wildcard' in part) return part;
      if (!/^[\0-\x7F]*$/.test(part.plain)) throw new ModifierError('needs a text of ASCII characters');
      return { plain: part.plain.replaceAll(/[^]/g, place) };
    });
    return { ...text, text: mark + textOfParts(parts) };
  };
}

const littleEndian = (character: string): string => `${character}\0`;
const bigEndian = (character: string): string => `\0${character}`;

function requireText(value: Value): TextValue {
  if (value.kind !== 'text') throw new ModifierError('needs a text');
  return value;
}

function bytesOf({ text }: TextValue): Uint8Array {
  const parts = textParts(text);
  const plain = parts.map((part) => {
    if ('wildcard' in part) throw new ModifierError('cannot encode wildcards');
    return part.plain;
  });
  const whole = plain.join('');
  const bytes = new TextEncoder().encode(whole);
  // The mark of UTF-16 is two bytes; as a character of UTF-8 it would be three.
  return whole.startsWith(MARK) ? Uint8Array.of(0xff, 0xfe, ...bytes.subarray(3)) : bytes;
}

/** The value as it looks inside something that encoded it. */
export const ENCODING_MODIFIERS = {
  wide: wide(littleEndian),
  utf16le: wide(littleEndian),
  utf16be: wide(bigEndian),
  utf16: wide(littleEndian, MARK),
  base64(value) {
    const text = requireText(value);
    return { ...text, text: encodeBase64(bytesOf(text)) };
  },
  base64offset(value) {
    const text = requireText(value);
    const bytes = bytesOf(text);
    const values = OFFSET_STARTS.map((start, offset) => {
      const encoded = encodeBase64(Uint8Array.of(...[32, 32].slice(0, offset), ...bytes));
      return { ...text, text: encoded.slice(start, OFFSET_ENDS[(bytes.length + offset) % 3]) };
    });
    return { kind: 'any', values };
  },
} as const satisfies Readonly<Record<string, Modifier>>;
