import { ModifierError, type Modifier } from './modifier.ts';

/** The signs that begin an option on Windows. */
const SIGNS = ['-', '/', '\u2013', '\u2014', '\u2015'] as const;
/** A sign that begins a word; one inside a word stays as it is. */
const OPTION = /(?<![\p{L}\p{N}_])[-/](?=[\p{L}\p{N}_])/gu;
/** As in pySigma: each more would multiply the texts by five. */
const MOST_OPTIONS = 3;

/** Every way to write the options of a Windows command line. */
export const WINDASH_MODIFIERS = {
  windash(value) {
    if (value.kind !== 'text') throw new ModifierError('needs a text');
    const pieces = value.text.split(OPTION);
    if (pieces.length > MOST_OPTIONS + 1) throw new ModifierError(`takes at most ${MOST_OPTIONS} options`);
    const texts = pieces.reduce<readonly string[]>(
      (all, piece, at) =>
        at === 0 ? [piece] : all.flatMap((text) => SIGNS.map((sign) => text + sign + piece)),
      [],
    );
    return { kind: 'any', values: texts.map((text) => ({ ...value, text })) };
  },
} as const satisfies Readonly<Record<string, Modifier>>;
