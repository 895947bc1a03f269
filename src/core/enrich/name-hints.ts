import { plain } from './plain.ts';

/** A sign that alone says little; `explain` gets the part of the name that showed it. */
const HINTS: readonly { readonly pattern: RegExp; readonly explain: (part: string) => string }[] = [
  {
    pattern: /asdf|sdfg|dfgh|fghj|ghjk|hjkl|qwer|wert(?!e)|zxcv|xcvb|cvbn|1qaz|2wsx|qaz(?=wsx)/i,
    explain: (part) => `${part} are neighbouring keys of the keyboard.`,
  },
  { pattern: /^([a-z0-9])\1{2,}$/i, explain: (part) => `${part} is one character repeated.` },
  {
    pattern: /(?<![a-z])(temp|tmp|temporary|throwaway)(?![a-z])/i,
    explain: (part) => `${part} says it is not meant to last.`,
  },
  {
    pattern: /^[a-z]{1,2}\d{1,2}$|^[bcdfghjklmnpqrstvwxz]{2,4}\d{0,2}$/i,
    explain: (part) => `${part} is a few letters that mean nothing.`,
  },
  { pattern: /[bcdfghjklmnpqrstvwxz]{7,}/i, explain: (part) => `${part}: many consonants in a row.` },
];

/** The first weak hint in a name as a sentence, or undefined. */
export function weakHint(name: string): string | undefined {
  for (const { pattern, explain } of HINTS) {
    const part = pattern.exec(name)?.[0];
    if (part) return explain(`'${plain(part)}'`);
  }
  return undefined;
}
