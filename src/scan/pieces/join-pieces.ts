import { joinFacts } from '../../core/analysis/facts/join-facts.ts';
import { joinMatches } from '../../core/detect/join.ts';
import { joinTold } from '../../core/detect/told/join-told.ts';
import { withTold } from '../../core/detect/told/with-told.ts';
import type { AsnTable } from '../../core/enrich/enrichment.ts';
import { invalidUtf8Problem } from '../../core/log/encoding.ts';
import { LogJoiner } from '../../core/log/packed/join.ts';
import { openPacked } from '../../core/log/packed/open.ts';
import type { PackedLog } from '../../core/log/packed/packed-log.ts';
import type { LogMatches } from '../../core/detect/finding.ts';
import type { ToldMatches } from '../../core/detect/told/told-matches.ts';
import type { StringTable } from '../../core/log/columns/strings.ts';
import { DRAWN_BYTES } from '../places/drawing.ts';
import { fileProblem } from '../files/file-problem.ts';
import type { FileToRead, PackedExport } from '../files/packed-export.ts';
import { NO_PLACES, placesOfFound, type PlaceTable } from '../places/place-table.ts';
import { JoinedPlaces } from './join-places.ts';
import type { Packing } from './parting.ts';
import type { PackedPiece } from './piece.ts';

/** Makes of the pieces of a file, which come in their order, what reading it as a whole gives. */
export class PieceJoiner {
  readonly #file: FileToRead;
  readonly #newStrings: () => StringTable;
  readonly #log: LogJoiner;
  readonly #packing: Packing | undefined;
  readonly #places = new JoinedPlaces();
  /** Where their events begin in the log. */
  readonly #pieces: { readonly piece: Omit<PackedPiece, 'log'>; readonly index: number }[] = [];

  /** `packing` of a compressed file. */
  constructor(file: FileToRead, newStrings: () => StringTable, packing?: Packing) {
    this.#file = file;
    this.#newStrings = newStrings;
    this.#packing = packing;
    this.#log = new LogJoiner(newStrings);
  }

  add({ log, ...piece }: PackedPiece): void {
    this.#pieces.push({ piece, index: this.#log.count });
    this.#log.add(log, piece.origin);
    this.#places.add(piece);
  }

  /** Pauses every few milliseconds. */
  *join(): Generator<void, PackedExport> {
    const { path, id } = this.#file;
    const parts = this.#pieces.map(({ piece: { matches, told, facts, origin }, index }) => ({
      matches,
      told,
      facts,
      shift: origin,
      index,
    }));
    const { lines } = this.#places;
    const packing = this.#packing;
    const log = yield* this.#log.join(lines.bytes);
    const matches = joinMatches(id, parts);
    const told = joinTold(parts);
    yield;
    const invalidAt = this.#pieces.find(({ piece }) => piece.invalidAt !== undefined)?.piece.invalidAt;
    const problems = [...(invalidAt === undefined ? [] : [invalidUtf8Problem(invalidAt)]), ...log.problems];
    return {
      kind: 'read',
      path,
      isPacked: packing !== undefined,
      ...(packing && { seek: packing.seek }),
      bytes: lines.bytes,
      problems: [
        ...(packing?.problems ?? []),
        ...problems.map((problem) => fileProblem(problem, problem.span.offset)),
      ],
      log,
      matches,
      ...(told && { told }),
      facts: joinFacts(parts),
      wide: lines.wide,
      places: lines.wide ? NO_PLACES : this.#placesOf(log, told, matches),
      isTooLargeToDraw: lines.bytes > DRAWN_BYTES && lines.hasLongLine,
    };
  }

  #placesOf(log: PackedLog, told: ToldMatches | undefined, matches: LogMatches): PlaceTable {
    // Only the text of a record would tell more than what is packed, and nobody asks for it.
    const opened = openPacked(log, this.#newStrings(), () => new Uint8Array());
    return placesOfFound(log, withTold(opened, told, matches, NO_NETWORKS), this.#places);
  }
}

/** Places have nothing to do with them. */
const NO_NETWORKS: AsnTable = { description: '', lookup: () => undefined };
