import type { Cursor } from './cursor.ts';
import { DOCUMENT_SHAPES } from './vocabulary/keys.ts';
import type { KeyEntry, MapShape, Shape } from './vocabulary/shape.ts';

/** What may stand at the end of the cursor's path; a field of a search is `{ field }`. */
export type Expected =
  Shape | { readonly kind: 'value-of-field'; readonly field: string; readonly modifiers: readonly string[] };

/** Undefined where nothing is known of the place: below a key that Sigma leaves open. */
export function shapeAt({ kind, path }: Pick<Cursor, 'kind' | 'path'>): Expected | undefined {
  let shape: Expected | undefined = DOCUMENT_SHAPES[kind];
  for (const key of path) {
    shape = shape && below(shape, key);
    if (!shape) return undefined;
  }
  return shape;
}

/** The entry of the last key of the path. */
export function entryAt({ kind, path }: Pick<Cursor, 'kind' | 'path'>): KeyEntry | undefined {
  const parent = shapeAt({ kind, path: path.slice(0, -1) });
  return (
    parent &&
    mapsIn(parent)
      .flatMap(({ keys }) => keys)
      .find(({ name }) => name === path.at(-1))
  );
}

/** The maps that a value may be; of a list, its items. */
export function mapsIn(shape: Expected): readonly MapShape[] {
  return parts(shape).filter((part) => part.kind === 'map');
}

/** A value that holds no others. */
export type Value = Exclude<Expected, { readonly kind: 'map' | 'list' | 'one-or-list' | 'either' }>;

/** What a value may be where it is no map; of a list, its items. */
export function valuesIn(shape: Expected): readonly Value[] {
  return parts(shape).filter((part) => part.kind !== 'map');
}

function parts(shape: Expected): readonly (Value | MapShape)[] {
  if (shape.kind === 'list' || shape.kind === 'one-or-list') return parts(shape.of);
  return shape.kind === 'either' ? shape.of.flatMap(parts) : [shape];
}

function below(shape: Expected, key: string): Expected | undefined {
  if (shape.kind === 'search') {
    const [field = '', ...modifiers] = key.split('|');
    return { kind: 'value-of-field', field, modifiers };
  }
  for (const { keys, others } of mapsIn(shape)) {
    const found = keys.find(({ name }) => name === key)?.shape ?? others?.shape;
    if (found) return found;
  }
  return undefined;
}
