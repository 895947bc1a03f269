import { hideSessionTokens } from '../../core/enrich/redact.ts';
import type { JsonValue } from '../../core/log/json.ts';
import type { Column } from './layout.ts';

/**
 * Plain data (what JSON holds, and typed arrays) as the columns of a block. The first column is JSON: the data with its
 * typed arrays and long lists cut out, and where those belong. A typed array is a column as it is; a long list, which
 * holds none, is some columns of JSON, so that no step takes long however much a file holds.
 */
interface Head {
  readonly data: unknown;
  readonly cuts: readonly Cut[];
}

/** What was cut out: where it belongs, its first column, and how many columns of JSON it is or 0 for a typed array. */
type Cut = readonly [path: readonly (string | number)[], first: number, pieces: number];

/** So many elements of a list are one piece: about a millisecond's work. */
const PIECE = 100;

/** The columns of `data`. What is missing stays missing, and session tokens are left out. */
export function* plainColumns(data: unknown): Generator<void, readonly Column[]> {
  const columns: Column[] = [];
  const cuts: Cut[] = [];
  const add = (column: Column): number => columns.push(column);

  function* without(value: unknown, path: readonly (string | number)[]): Generator<void, unknown> {
    if (typeof value !== 'object' || value === null) return value;
    const first = columns.length + 1;
    if (ArrayBuffer.isView(value)) {
      add(value as Exclude<Column, number>);
      cuts.push([path, first, 0]);
      return null;
    }
    if (Array.isArray(value) && value.length > PIECE) {
      for (let start = 0; start < value.length; start += PIECE) {
        add(json(value.slice(start, start + PIECE)));
        yield;
      }
      cuts.push([path, first, columns.length + 1 - first]);
      return null;
    }
    if (Array.isArray(value)) {
      const elements: unknown[] = [];
      for (const [index, element] of value.entries())
        elements.push(yield* without(element, [...path, index]));
      return elements;
    }
    const members: [string, unknown][] = [];
    for (const [name, member] of Object.entries(value)) {
      members.push([name, yield* without(member, [...path, name])]);
    }
    return Object.fromEntries(members);
  }

  const head: Head = { data: yield* without(data, []), cuts };
  return [json(head), ...columns];
}

/** The data that these columns hold; typed arrays are the columns themselves. Undefined where they hold none. */
export function* plainData(columns: readonly Column[]): Generator<void, unknown> {
  try {
    const head = parsed(columns[0]) as Head;
    let { data } = head;
    for (const [path, first, pieces] of head.cuts) {
      let value: unknown = columns[first];
      if (pieces > 0) {
        const elements: unknown[] = [];
        for (const column of columns.slice(first, first + pieces)) {
          elements.push(...(parsed(column) as unknown[]));
          yield;
        }
        value = elements;
      }
      data = withValueAt(data, path, value);
    }
    return data;
  } catch {
    return undefined;
  }
}

/** Puts `value` where a null stands for it. */
function withValueAt(data: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const last = path.at(-1);
  if (last === undefined) return value;
  const parent = path.slice(0, -1).reduce(ownMember, data);
  if (ownMember(parent, last) !== null) throw new Error('nothing was cut out there');
  (parent as Record<string | number, unknown>)[last] = value;
  return data;
}

function ownMember(value: unknown, name: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
    throw new Error('no such place');
  return (value as Record<string | number, unknown>)[name];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

function json(data: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(hideSessionTokens(data as JsonValue)));
}

function parsed(column: Column | undefined): unknown {
  if (!(column instanceof Uint8Array)) throw new Error('no JSON');
  return JSON.parse(decoder.decode(column));
}
