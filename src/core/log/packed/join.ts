import { TEXT_COLUMNS } from '../columns.ts';
import { isRemark, remarksOn } from '../finish.ts';
import type { Layer } from '../layers.ts';
import type { NotEvent } from '../log.ts';
import type { Problem } from '../problem.ts';
import { shiftedSpan } from '../span.ts';
import type { StringTable } from '../strings.ts';
import {
  joinedColumn,
  joinedIds,
  joinedOffsets,
  joinedTimes,
  untimed,
  type LogPart,
} from './join-columns.ts';
import { joinSignatures } from './signatures.ts';
import { NUMBER_COLUMNS } from './packed-log.ts';
import type { PackedColumn, PackedLog, PackedName } from './packed-log.ts';
import { packTimes } from './times.ts';
import { together } from './together.ts';

/** Makes one packed log of those of the parts of a text, which come in their order. */
export class LogJoiner {
  readonly #newStrings: () => StringTable;
  #strings: StringTable | undefined;
  readonly #parts: LogPart[] = [];
  readonly #layerLists: (readonly Layer[])[] = [[]];
  #count = 0;

  /** `newStrings` gives an empty table, when the first part comes. */
  constructor(newStrings: () => StringTable) {
    this.#newStrings = newStrings;
  }

  /** How many events there are so far. */
  get count(): number {
    return this.#count;
  }

  /** Adds the log of the next part; its offsets are less by `shift` than those of the whole text. */
  add(log: PackedLog, shift: number): void {
    this.#strings ??= this.#newStrings();
    const numbers = this.#strings.internAll(log.strings);
    const layers = Uint32Array.from(log.layerLists, (list) => this.#layersId(list));
    this.#parts.push({ log, shift, index: this.#count, numbers, layers });
    this.#count += log.count;
  }

  /** The log of the whole text, which has so many bytes and at least one part. Pauses every few milliseconds. */
  *join(textLength: number): Generator<void, PackedLog> {
    const parts = this.#parts;
    const columns = {} as Record<PackedName, PackedColumn>;
    for (const name of [...NUMBER_COLUMNS, ...TEXT_COLUMNS]) {
      columns[name] =
        name === 'offset'
          ? joinedOffsets(parts, this.#count, textLength)
          : joinedColumn(parts, name, this.#count);
      yield;
    }
    const times = joinedTimes(parts, this.#count);
    const signatures = joinSignatures(parts.map(({ log, index }) => ({ words: log.signatures, index })));
    const eventIDs = joinedIds(parts, this.#count);
    const own = { columns, times: packTimes(times), eventIDs, signatures };
    yield;
    const notEvents = parts.flatMap(({ log, shift }) =>
      log.notEvents.map(({ kind, span }): NotEvent => ({ kind, span: shiftedSpan(span, shift) })),
    );
    const problems = [...parts.flatMap(damageIn), ...remarksOn(notEvents, untimed(times, columns))];
    return {
      format: parts[0]!.log.format,
      textLength,
      count: this.#count,
      ...together(own),
      strings: this.#strings!.stored(),
      layerLists: this.#layerLists,
      header: undefined,
      notEvents,
      unreadable: parts.reduce((sum, { log }) => sum + log.unreadable, 0),
      problems: problems.toSorted((a, b) => a.span.offset - b.span.offset),
    };
  }

  #layersId(layers: readonly Layer[]): number {
    const key = layers.join();
    const known = this.#layerLists.findIndex((list) => list.join() === key);
    return known >= 0 ? known : this.#layerLists.push(layers) - 1;
  }
}

/** What a part says of all its records is said anew of those of the whole text. */
function damageIn({ log, shift }: LogPart): Problem[] {
  return log.problems
    .filter((problem) => !isRemark(problem))
    .map((problem) => ({ ...problem, span: shiftedSpan(problem.span, shift) }));
}
