import type { AsnTable } from '../../core/enrich/enrichment.ts';
import type { CaseLog } from '../../core/analysis/case.ts';
import type { Log } from '../../core/log/log.ts';
import { withTold } from '../../core/detect/told/with-told.ts';
import { openPacked, openPart, openShared } from '../../core/log/packed/open.ts';
import type { PackedLog, PackedPart, SharedLog } from '../../core/log/packed/packed-log.ts';
import type { Span } from '../../core/log/span.ts';
import type { StringTable } from '../../core/log/columns/strings.ts';
import type { LogText } from '../../core/log/text/log-text.ts';
import type { Position, TextIndex } from '../../core/log/text/text-index.ts';
import type { ExportFacts, PackedExport } from './packed-export.ts';
import { placeIn, positionsIn, type PlaceTable } from '../places/place-table.ts';
import { OneLineIndex, placeInOneLine } from '../places/one-line.ts';
import type { FileStamp } from './read-file.ts';
import type { SeekTable } from '../seekable/seek-table.ts';
import { sourceText, type FilePlace, type SourceText } from '../places/source-text.ts';
import type { Texts } from '../texts/texts.ts';

/** What the logs of a case share. */
export interface SharedByLogs {
  readonly strings: StringTable;
  readonly texts: Texts;
  /** What they were matched with. */
  readonly asn: AsnTable;
}

/** A file that was read just now, alone or with others, or one that an index has kept, whose strings are in the shared table already. */
export type ExportToOpen = Omit<PackedExport, 'log'> & { readonly log: PackedLog | PackedPart | SharedLog };

/** Opens what was read of a file; `stamp` is what the file was then. */
export function openExport(
  packed: ExportToOpen,
  stamp: FileStamp | undefined,
  shared: SharedByLogs,
): OpenedExport {
  const opened = new OpenedExport(packed, stamp, shared);
  const { text } = packed;
  if (text) shared.texts.keep(opened, sourceText(text));
  return opened;
}

/**
 * A file that was read, its log open; the text is brought when somebody needs it. Of a case there are thousands: as an
 * object with functions of its own each would take twice the memory.
 */
export class OpenedExport implements ExportFacts {
  readonly kind = 'read';
  readonly path: string;
  readonly isPacked: boolean;
  readonly bytes: number;
  readonly seek?: SeekTable;
  readonly problems: ExportFacts['problems'];
  readonly wide: ExportFacts['wide'];
  readonly places: PlaceTable;
  readonly isTooLargeToDraw: boolean;
  readonly stamp: FileStamp | undefined;
  readonly log: Log;
  /** How many there are; to ask the log makes them all. */
  readonly events: number;
  /** The log as part of an investigation. */
  readonly caseLog: CaseLog;
  readonly #texts: Texts;
  #lines: TextIndex | undefined;

  constructor(packed: ExportToOpen, stamp: FileStamp | undefined, { strings, texts, asn }: SharedByLogs) {
    const { matches, told, facts } = packed;
    this.path = packed.path;
    this.isPacked = packed.isPacked;
    this.bytes = packed.bytes;
    if (packed.seek) this.seek = packed.seek;
    this.problems = packed.problems;
    this.wide = packed.wide;
    this.places = packed.places;
    this.isTooLargeToDraw = packed.isTooLargeToDraw;
    this.stamp = stamp;
    this.log = openLog(packed.log, strings, OpenedExport.#textOf(this));
    this.events = packed.log.count;
    this.caseLog = { id: matches.log, log: this.log, matches: withTold(this.log, told, matches, asn), facts };
    this.#texts = texts;
  }

  /** The lines of the text; it is brought only for places that are not known without it. */
  get lines(): TextIndex {
    return (this.#lines ??= this.wide
      ? new OneLineIndex(this.log.textLength, this.wide)
      : linesOf(() => this.#source, this.places));
  }

  toFileOffset(textOffset: number): number {
    return this.wide ? textOffset : this.#source.toFileOffset(textOffset);
  }

  placeOf(span: Span): FilePlace {
    if (this.wide) return placeInOneLine(span, this.wide);
    return placeIn(this.places, span) ?? this.#source.placeOf(span);
  }

  /** A function that holds on to no more than it needs: there is one for each of thousands of logs. */
  static #textOf(opened: OpenedExport): () => LogText {
    return () => opened.#source.text;
  }

  get #source(): SourceText {
    return this.#texts.of(this);
  }
}

function openLog(log: ExportToOpen['log'], strings: StringTable, text: () => LogText): Log {
  if ('of' in log) return openPart(log, strings, text);
  const isShared = ArrayBuffer.isView(log.strings);
  return isShared ? openShared(log as SharedLog, strings, text) : openPacked(log as PackedLog, strings, text);
}

/** Looks first among the places that were found when the text was at hand. */
function linesOf(source: () => SourceText, places: PlaceTable): TextIndex {
  let known: ReadonlyMap<number, Position> | undefined;
  return {
    get lineCount() {
      return source().lines.lineCount;
    },
    positionAt: (offset) => (known ??= positionsIn(places)).get(offset) ?? source().lines.positionAt(offset),
    offsetAt: (position) => source().lines.offsetAt(position),
    hasLineLongerThan: (bytes) => source().lines.hasLineLongerThan(bytes),
  };
}
