import type { TextColumn } from './columns.ts';
import type { FieldPath } from '../json/value.ts';
import type { Rows } from './rows.ts';
import type { StringTable } from './strings.ts';

/**
 * How a record stands in lines when it is indented by two: what is wanted of its layout without reading it again. Nearly
 * all records of a case share few outlines, so a column holds them as texts of two letters a number.
 */
export interface Outline {
  readonly lines: number;
  /** How many objects and arrays lie in one another, the record among them. */
  readonly depth: number;
  /** By column, the line from 0 in which its value stands; a column without a value has none. */
  readonly lineOf: Readonly<Partial<Record<TextColumn, number>>>;
}

/** The columns whose lines are known, in the order in which the kernel writes them. */
const PLACED = [
  'eventSource',
  'eventName',
  'sourceIPAddress',
  'userAgent',
  'principalArn',
  'accessKeyId',
  'issuerArn',
] as const;

/** Where the value of a column stands in a record, if that is where the column took it from. */
export const PATH_OF_COLUMN: Readonly<Partial<Record<TextColumn, FieldPath>>> = {
  eventID: ['eventID'],
  eventName: ['eventName'],
  eventSource: ['eventSource'],
  awsRegion: ['awsRegion'],
  sourceIPAddress: ['sourceIPAddress'],
  userAgent: ['userAgent'],
  principalArn: ['userIdentity', 'arn'],
  accessKeyId: ['userIdentity', 'accessKeyId'],
  issuerArn: ['userIdentity', 'sessionContext', 'sessionIssuer', 'arn'],
};

const LENGTH = 2 * (PLACED.length + 2);
const ZERO = 0x30;
const BITS = 5;

/** What the column's text says; undefined where that is nothing the kernel wrote. */
export function parseOutline(text: string): Outline | undefined {
  if (text.length !== LENGTH) return undefined;
  const numbers = Array.from({ length: LENGTH / 2 }, (_, number) => numberAt(text, 2 * number));
  const [lines, depth, ...places] = numbers as [number, number, ...number[]];
  if (numbers.some((number) => number < 0) || places.some((place) => place >= lines)) return undefined;
  const lineOf: Partial<Record<TextColumn, number>> = {};
  for (const [at, column] of PLACED.entries()) if (places[at] !== 0) lineOf[column] = places[at]!;
  return { lines, depth, lineOf };
}

/** -1 where there is none. */
function numberAt(text: string, at: number): number {
  const [high, low] = [text.charCodeAt(at) - ZERO, text.charCodeAt(at + 1) - ZERO];
  return high >> BITS === 0 && low >> BITS === 0 ? (high << BITS) | low : -1;
}

/** By the table of strings, which many logs may share, and the number there: each text is read once. */
const known = new WeakMap<StringTable, Map<number, Outline | undefined>>();

/** The outlines of the records of some rows. */
export class Outlines {
  readonly #rows: Rows;
  readonly #known: Map<number, Outline | undefined>;

  constructor(rows: Rows) {
    this.#rows = rows;
    let ofTable = known.get(rows.strings);
    if (!ofTable) known.set(rows.strings, (ofTable = new Map()));
    this.#known = ofTable;
  }

  /** Undefined where it is not known. */
  at(index: number): Outline | undefined {
    return this.numbered(this.#rows.at('outline', index));
  }

  /** The same by the number that the log's column holds. */
  numbered(own: number): Outline | undefined {
    if (own === 0) return undefined;
    const number = this.#rows.stringOf(own);
    const outline = this.#known.get(number);
    if (outline || this.#known.has(number)) return outline;
    const read = parseOutline(this.#rows.strings.text(number)!);
    this.#known.set(number, read);
    return read;
  }
}
