import type { StringTable } from '../../log/columns/strings.ts';
import type { Case } from '../case.ts';
import type { IndexedLog } from '../index/indexed-log.ts';
import { memoryOfOne, type Stepped } from '../lazy.ts';

/** What is known of the calls of one principal. */
interface OfPrincipal {
  /** The logs that hold some. */
  readonly logs: readonly IndexedLog[];
  /** The access keys that they were made with, by their numbers, in the order of the first calls. */
  readonly keys: readonly number[];
}

/** By the number of the principal in the table that logs share. */
type Known = ReadonlyMap<StringTable, ReadonlyMap<number, OfPrincipal>>;

/** Which logs hold calls of which principals, and with which keys they were made. */
export class Principals {
  readonly #known: Known;

  constructor(known: Known) {
    this.#known = known;
  }

  /** The access keys that calls of a principal were made with. */
  keysOf(arn: string): string[] {
    const keys = [...this.#known].flatMap(([strings, principals]) => {
      const known = principals.get(strings.find(arn));
      return (known?.keys ?? []).map((number) => strings.text(number)!);
    });
    return [...new Set(keys)];
  }

  /** All of them, each with its logs. */
  *all(): Generator<readonly [arn: string, logs: readonly IndexedLog[]]> {
    for (const [strings, principals] of this.#known)
      for (const [number, { logs }] of principals) yield [strings.text(number)!, logs];
  }
}

/** So many events are looked at in a step. */
const STEP = 1 << 14;

/** One walk through the columns, remembered while the case is the same. */
export const principalsOf: (all: Case) => Stepped<Principals> = memoryOfOne(gather);

interface Gathered {
  readonly logs: IndexedLog[];
  readonly keys: Set<number>;
}

function* gather(all: Case): Generator<void, Principals> {
  const tables = new Map<StringTable, Map<number, Gathered>>();
  let looked = 0;
  for (const log of all.logs) {
    const { strings, count } = log.rows;
    let gathered = tables.get(strings);
    if (!gathered) tables.set(strings, (gathered = new Map()));
    const ofLog = new Map<number, Gathered>();
    for (let first = 0; first < count; first += STEP) {
      const end = Math.min(count, first + STEP);
      gatherRows(log, first, end, ofLog, gathered);
      looked += end - first;
      if (looked < STEP) continue;
      looked = 0;
      yield;
    }
  }
  return new Principals(new Map([...tables].map(([strings, gathered]) => [strings, listed(gathered)])));
}

/** `ofLog` are those that were met in this log, by its own numbers. */
function gatherRows(
  log: IndexedLog,
  first: number,
  end: number,
  ofLog: Map<number, Gathered>,
  all: Map<number, Gathered>,
): void {
  const { rows } = log;
  const principals = rows.slice('principalArn', first, end);
  const keys = rows.slice('accessKeyId', first, end);
  for (let at = 0; at < principals.length; at++) {
    const own = principals[at]!;
    if (own === 0) continue;
    let known = ofLog.get(own);
    if (!known) {
      const number = rows.stringOf(own);
      known = all.get(number);
      if (!known) all.set(number, (known = { logs: [], keys: new Set() }));
      known.logs.push(log);
      ofLog.set(own, known);
    }
    if (keys[at] !== 0) known.keys.add(rows.stringOf(keys[at]!));
  }
}

/** As arrays they take a third. */
function listed(gathered: ReadonlyMap<number, Gathered>): Map<number, OfPrincipal> {
  return new Map([...gathered].map(([number, { logs, keys }]) => [number, { logs, keys: [...keys] }]));
}
