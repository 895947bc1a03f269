import type { LogFacts } from '../../core/analysis/facts/log-facts.ts';
import type { LogMatches } from '../../core/detect/finding.ts';
import type { ToldMatches } from '../../core/detect/told/told-matches.ts';
import type { PackedLog, PackedPart } from '../../core/log/packed/packed-log.ts';
import type { FileProblem } from './file-problem.ts';
import type { PieceToRead, ReadPiece } from '../pieces/piece.ts';
import type { PlaceTable } from '../places/place-table.ts';
import type { SeekTable } from '../seekable/seek-table.ts';
import type { SkippedFile } from './read-text.ts';
import type { WideCharacters } from '../places/wide-characters.ts';

/** A file that is to be read. */
export interface FileToRead {
  readonly path: string;
  /** Of its log. */
  readonly id: string;
  /** Bytes on disk. */
  readonly size: number;
  /** Its text is wanted besides, because somebody is about to look at it. */
  readonly withText?: boolean;
  /** Only this piece of it is to be read. */
  readonly piece?: PieceToRead;
}

/** What was read of a file, as plain data, or why it was skipped. */
export type PackedFile = FileAlone | PartOfBatch;

/** The same, of a file that was read alone. */
export type FileAlone = PackedExport | SkippedFile;

/** What is read at once: a file, or a piece of one. */
export type ReadAlone = FileAlone | ReadPiece;

/** What was read of a file, or of a piece of one. */
export type ReadResult = PackedFile | ReadPiece;

/** True for what is no piece. */
export function isWholeFile<Read extends ReadResult>(read: Read): read is Exclude<Read, ReadPiece> {
  return read.kind === 'read' || read.kind === 'skipped';
}

/** What is known of a file that was read, whether its log is packed, open or stored. */
export interface ExportFacts {
  readonly kind: 'read';
  readonly path: string;
  /** It is compressed, so that an editor cannot show it as it is. */
  readonly isPacked: boolean;
  /** How many bytes it has uncompressed. */
  readonly bytes: number;
  /** Of a large compressed file: where it can be unpacked from. */
  readonly seek?: SeekTable;
  readonly problems: readonly FileProblem[];
  /** Of a text in one line, as CloudTrail delivers logs: what tells all places in it. Undefined where that is not known. */
  readonly wide: WideCharacters | undefined;
  /** Of any other text: where in the file stands what was found in it. */
  readonly places: PlaceTable;
  /** VS Code would draw only the beginning of a line. */
  readonly isTooLargeToDraw: boolean;
}

/** Just these, of something that holds more. */
export function exportFacts(file: ExportFacts): ExportFacts {
  const { kind, path, isPacked, bytes, seek, problems, wide, places, isTooLargeToDraw } = file;
  return {
    kind,
    path,
    isPacked,
    bytes,
    ...(seek && { seek }),
    problems,
    wide,
    places,
    isTooLargeToDraw,
  };
}

/** A file that was read: everything but its text, unless that was wanted. */
export interface PackedExport extends ExportFacts {
  readonly log: PackedLog;
  /** All but those in `told`, see `withTold`. */
  readonly matches: LogMatches;
  /** Undefined: none. */
  readonly told?: ToldMatches;
  readonly facts: LogFacts;
  /** Where it is what stands in the file. */
  readonly text?: Uint8Array;
}

/** A file that was read together with others (see `batches/`): its events are some of a log that all of them are packed in. */
export type PartOfBatch = Omit<PackedExport, 'log'> & { readonly log: PackedPart };
