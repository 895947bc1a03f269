import { TEXT_COLUMNS } from '../columns/columns.ts';
import { isRemark, remarksOn } from '../finish.ts';
import type { Layer } from '../layers.ts';
import type { NotEvent } from '../log.ts';
import type { Problem } from '../problem.ts';
import { shiftedSpan } from '../span.ts';
import type { StringTable } from '../columns/strings.ts';
import {
  hasIds,
  joinedNumbers,
  joinedOffsets,
  joinedTimes,
  joinIds,
  textsOfParts,
  untimed,
  type LogPart,
} from './join-columns.ts';
import { giveBack } from './give-back.ts';
import { newRoomForRows } from './room-for-rows.ts';
import { renumbered } from './open.ts';
import type { PackedLog } from './packed-log.ts';
import { SIGNATURES } from './row-words.ts';
import { RowsWriter } from './rows-writer.ts';
import { joinSignatures } from './signatures.ts';
import { Slabs } from './slabs.ts';

/** Makes one packed log of those of the parts of a text, which come in their order. */
export class LogJoiner {
  readonly #newStrings: () => StringTable;
  #strings: StringTable | undefined;
  readonly #parts: LogPart[] = [];
  readonly #numbers = new Slabs();
  /** Apart, because it is given back sooner. */
  readonly #words = new Slabs();
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

  /** Adds the log of the next part, which becomes ours; its offsets are less by `shift` than those of the whole text. */
  add({ strings: { order, dictionary }, words: sent, ...rest }: PackedLog, shift: number): void {
    this.#strings ??= this.#newStrings();
    const numbers = this.#numbers.keepNumbers(renumbered(order, dictionary.numbersIn(this.#strings)));
    giveBack(order.buffer);
    // What the thread took for them is free for the next part's.
    const { byteOffset: start, length } = sent;
    const { buffer, byteOffset } = this.#words.keep(new Uint8Array(sent.buffer));
    const words = new Uint32Array(buffer, byteOffset + start, length);
    const layers = Uint32Array.from(rest.layerLists, (list) => this.#layersId(list));
    this.#parts.push({ log: { ...rest, words }, shift, index: this.#count, numbers, layers });
    this.#count += rest.count;
  }

  /** The log of the whole text, which has so many bytes and at least one part. Pauses every few milliseconds. */
  *join(textLength: number): Generator<void, PackedLog> {
    const parts = this.#parts;
    const count = this.#count;
    const strings = this.#strings!;
    const room = newRoomForRows(count, strings.size);
    const writer = new RowsWriter(count, strings.size, () => room);
    const offsets = joinedOffsets(parts, count, textLength);
    const lengths = new Uint32Array(count);
    writer.places(offsets, joinedNumbers(parts, 'length', lengths));
    yield;
    // A column is copied at once, so one after the other has the same room.
    const column = new Uint32Array(count);
    for (const name of ['layers', 'shape'] as const) writer.numbers(name, joinedNumbers(parts, name, column));
    const times = joinedTimes(parts, count);
    writer.times(times);
    yield;
    for (const name of TEXT_COLUMNS) {
      writer.joinedText(name, textsOfParts(parts, name, column));
      yield;
    }
    if (hasIds(parts)) joinIds(parts, writer.ids());
    const signatures = joinSignatures(
      parts.map(({ log: { words }, index }) => ({ words: words.subarray(words[SIGNATURES]), index })),
    );
    // Where there is room for more, nothing was written, and so no memory taken.
    const { words, order } = writer.end(signatures);
    for (const buffer of new Set(parts.map(({ log }) => log.words.buffer))) giveBack(buffer);
    yield;
    const notEvents = parts.flatMap(({ log, shift }) =>
      log.notEvents.map(({ kind, span }): NotEvent => ({ kind, span: shiftedSpan(span, shift) })),
    );
    const problems = [...parts.flatMap(damageIn), ...remarksOn(notEvents, untimed(times, offsets, lengths))];
    // Each is as long as the log, and nobody knows when it would be collected.
    for (const { buffer } of [offsets, lengths, times, column, room.values]) giveBack(buffer);
    return {
      format: parts[0]!.log.format,
      textLength,
      count,
      words,
      strings: { order, dictionary: strings },
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
