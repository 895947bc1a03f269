import type { StringTable } from '../../log/strings.ts';
import type { Case } from '../case.ts';
import type { IndexedLog } from '../index/indexed-log.ts';
import { memoryOfOne, type Stepped } from '../lazy.ts';

/** The logs that hold calls of each principal, by its number in the table that the logs share. */
type LogsByNumber = Map<number, IndexedLog[]>;

/** Which logs hold calls of which principals: few of thousands hold those of one. */
export class Principals {
  readonly #tables: ReadonlyMap<StringTable, LogsByNumber>;

  constructor(tables: ReadonlyMap<StringTable, LogsByNumber>) {
    this.#tables = tables;
  }

  /** The logs with calls of a principal. */
  logsOf(arn: string): readonly IndexedLog[] {
    return [...this.#tables].flatMap(([strings, logs]) => logs.get(strings.find(arn)) ?? []);
  }

  /** All of them, each with its logs. */
  *all(): Generator<readonly [arn: string, logs: readonly IndexedLog[]]> {
    for (const [strings, logs] of this.#tables)
      for (const [number, ofPrincipal] of logs) yield [strings.text(number)!, ofPrincipal];
  }
}

/** So many events are looked at in a step. */
const STEP = 1 << 14;

/** One walk through the columns, remembered while the case is the same. */
export const principalsOf: (all: Case) => Stepped<Principals> = memoryOfOne(gather);

function* gather(all: Case): Generator<void, Principals> {
  const tables = new Map<StringTable, LogsByNumber>();
  let looked = 0;
  for (const log of all.logs) {
    const { rows } = log;
    let logs = tables.get(rows.strings);
    if (!logs) tables.set(rows.strings, (logs = new Map()));
    const isKnown = new Uint8Array(rows.numbers);
    for (let index = 0; index < rows.count; index++) {
      if (++looked % STEP === 0) yield;
      const own = rows.at('principalArn', index);
      if (own === 0 || isKnown[own] === 1) continue;
      isKnown[own] = 1;
      const number = rows.stringOf(own);
      const ofPrincipal = logs.get(number);
      if (ofPrincipal) ofPrincipal.push(log);
      else logs.set(number, [log]);
    }
  }
  return new Principals(tables);
}
