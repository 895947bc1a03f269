import { encode } from '../bytes.ts';
import type { Cell } from '../csv/cells.ts';
import { parseJson, pathTo, placeOf, rootOf } from '../json/read.ts';
import type { Place } from '../json/read.ts';
import type { FieldPath, JsonObject, JsonValue } from '../json/value.ts';
import { unwrap } from '../layers.ts';
import type { Unwrapped } from '../layers.ts';
import { isStruct, parseStruct, structPathTo, structPlaceOf } from '../json/struct.ts';
import type { ColumnText } from '../log.ts';
import { canonicalTime, parseTime } from '../time.ts';

/**
 * Where a converted record got one of its values. The value at `path` is the cell's text, or what stands `within` the
 * JSON or struct the cell holds.
 */
export interface Placement {
  readonly path: FieldPath;
  readonly cell: Cell;
  readonly value: JsonValue;
  /** How the cell's text is read to find values inside it. */
  readonly form: 'text' | 'json' | 'struct';
  readonly within: FieldPath;
  /** What stands there, where the value was concluded from it. */
  readonly said?: string;
}

/** The cell's text, as the value at `path`. */
export function placeText(cell: Cell | undefined, ...path: FieldPath): Placement[] {
  return cell && cell.text !== '' ? [{ path, cell, value: cell.text, form: 'text', within: [] }] : [];
}

/** The JSON or struct the cell holds, as the value at `path`; text that is neither stays text. */
export function placeValue(cell: Cell | undefined, ...path: FieldPath): Placement[] {
  if (!cell || cell.text === '') return [];
  const { text } = cell;
  if (cell.json || /^\s*[[{]/.test(text)) {
    if (!cell.json && isStruct(text))
      return [{ path, cell, value: parseStruct(encode(text)), form: 'struct', within: [] }];
    return [{ path, cell, value: parseJson(encode(text)), form: 'json', within: [] }];
  }
  return placeText(cell, ...path);
}

/** The cell's "true" or "false", however capitalised, as the value at `path`. */
export function placeBoolean(cell: Cell | undefined, ...path: FieldPath): Placement[] {
  const word = cell?.text.toLowerCase();
  if (word !== 'true' && word !== 'false') return placeText(cell, ...path);
  return placeAs(cell, word === 'true', ...path);
}

/** A time: seconds or milliseconds since 1970 are written out as CloudTrail writes times. */
export function placeTime(cell: Cell | undefined, ...path: FieldPath): Placement[] {
  const time = cell && /^\d+(\.\d*)?$/.test(cell.text) ? parseTime(cell.text) : undefined;
  return time === undefined ? placeText(cell, ...path) : placeAs(cell, canonicalTime(time), ...path);
}

/** Something concluded from the cell's text, as the value at `path`. */
export function placeAs(cell: Cell | undefined, value: string | boolean, ...path: FieldPath): Placement[] {
  if (!cell) return [];
  const placed = { path, cell, value, form: 'text', within: [] } as const;
  return [String(value) === cell.text ? placed : { ...placed, said: cell.text }];
}

/** The record the placements make up. */
export function recordOf(placements: readonly Placement[]): JsonObject {
  const record: JsonObject = {};
  for (const { path, value } of placements) setAt(record, path, value);
  return record;
}

function setAt(root: JsonObject, path: FieldPath, value: JsonValue): void {
  let holder = root as Record<string | number, JsonValue>;
  for (let i = 0; i < path.length - 1; i++) {
    const step = path[i]!;
    if (!Object.hasOwn(holder, step)) define(holder, step, typeof path[i + 1] === 'number' ? [] : {});
    const inner = holder[step];
    if (typeof inner !== 'object' || inner === null) return;
    holder = inner as Record<string | number, JsonValue>;
  }
  const last = path[path.length - 1]!;
  if (!Object.hasOwn(holder, last)) define(holder, last, value);
}

/** A plain assignment to "__proto__" would set the prototype. */
function define(holder: object, name: string | number, value: JsonValue): void {
  Object.defineProperty(holder, name, { value, writable: true, enumerable: true, configurable: true });
}

/** The characters `[start, end)`, in the record's unwrapped bytes, that hold the value at `path`. */
export function placedAt(
  placements: readonly Placement[],
  bytes: Uint8Array,
  path: FieldPath,
): Place | undefined {
  for (const placement of placements) {
    if (!startsWith(path, placement.path)) continue;
    const { cell, form, within } = placement;
    const inner = [...within, ...path.slice(placement.path.length)];
    if (inner.length === 0) return { start: cell.start, end: cell.end };
    if (form === 'text') continue;
    const content = contentOf(cell, bytes);
    const place =
      form === 'json'
        ? placeOf(content.bytes, rootOf(content.bytes), inner)
        : structPlaceOf(content.bytes, inner);
    if (place) return { start: content.toText(place.start), end: content.toText(place.end) };
  }
  return undefined;
}

/** The column from which the value at `path` was concluded, and what it says; undefined if it says just that value. */
export function conclusionAt(placements: readonly Placement[], path: FieldPath): ColumnText | undefined {
  const placement = placements.find(
    (each) => each.path.length === path.length && startsWith(path, each.path),
  );
  return placement?.said === undefined ? undefined : { field: placement.cell.name, value: placement.said };
}

/** The path of the value whose characters touch `at`, an index into the record's unwrapped bytes. */
export function pathOfPlaced(
  placements: readonly Placement[],
  bytes: Uint8Array,
  at: number,
): FieldPath | undefined {
  let whole: FieldPath | undefined;
  for (const { cell, path, form, within } of placements) {
    if (at < cell.start || at > cell.end) continue;
    if (form === 'text') {
      whole ??= path;
      continue;
    }
    const content = contentOf(cell, bytes);
    const index = content.fromText(at);
    const inner =
      form === 'json'
        ? pathTo(content.bytes, rootOf(content.bytes), index)
        : structPathTo(content.bytes, index);
    if (startsWith(inner, within)) return [...path, ...inner.slice(within.length)];
  }
  return whole;
}

function contentOf(cell: Cell, bytes: Uint8Array): Unwrapped {
  return unwrap(bytes, { offset: cell.start, length: cell.end - cell.start }, cell.layers);
}

function startsWith(path: FieldPath, prefix: FieldPath): boolean {
  return prefix.length <= path.length && prefix.every((step, i) => path[i] === step);
}
