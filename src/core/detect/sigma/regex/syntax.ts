/** One regular expression as a tree. Whether a character fits, and an assertion holds, is asked of these functions. */
export type Regex =
  | { readonly kind: 'character'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'assertion'; readonly holds: Assertion }
  | { readonly kind: 'sequence'; readonly parts: readonly Regex[] }
  | { readonly kind: 'choice'; readonly options: readonly Regex[] }
  /** `most` undefined: as often as there is text. */
  | {
      readonly kind: 'repeat';
      readonly body: Regex;
      readonly least: number;
      readonly most: number | undefined;
    };

/** Something about the place between `characters[at - 1]` and `characters[at]`. */
export type Assertion = (characters: readonly string[], at: number) => boolean;

/** An expression that is broken, or that needs more than time in proportion to the text. */
export class RegexError extends Error {}
