import type { Entry } from './entry.ts';

/** What may stand at a place of a Sigma document: completion, hover and the JSON schema all read it here. */
export type Shape =
  | { readonly kind: 'text' | 'date' | 'number' | 'boolean' | 'timespan' | 'any' }
  /** One of these words. */
  | { readonly kind: 'word'; readonly words: readonly Entry[] }
  /** A boolean, or text, that means an entry of a tag list. */
  | { readonly kind: 'tag' }
  /** What another document calls itself: id, name or title. */
  | { readonly kind: 'rule' }
  /** The name of a field of an event. */
  | { readonly kind: 'field' }
  /** Words that join the searches, or the rules, of the document. */
  | { readonly kind: 'condition'; readonly of: 'searches' | 'rules' }
  /** A map of fields with modifiers, keywords, or a list of these. */
  | { readonly kind: 'search' }
  | { readonly kind: 'list'; readonly of: Shape }
  /** One of them, or a list. */
  | { readonly kind: 'one-or-list'; readonly of: Shape }
  | { readonly kind: 'either'; readonly of: readonly Shape[] }
  | MapShape;

export interface MapShape {
  readonly kind: 'map';
  readonly keys: readonly KeyEntry[];
  /** What stands at keys that are not listed, and what these are; undefined where there are no others. */
  readonly others?: { readonly keys: 'searches' | 'rules' | 'fields' | 'any'; readonly shape: Shape };
}

export interface KeyEntry extends Entry {
  readonly shape: Shape;
  readonly required?: true;
  /** Not Sigma's: other tools ignore it. */
  readonly isOurs?: true;
}
