import type { CaseLog } from '../core/analysis/case.ts';
import type { Log } from '../core/log/log.ts';
import { openPacked, openShared } from '../core/log/packed/open.ts';
import type { PackedLog, SharedLog } from '../core/log/packed/packed-log.ts';
import type { Span } from '../core/log/span.ts';
import type { StringTable } from '../core/log/strings.ts';
import type { LogText } from '../core/log/text/log-text.ts';
import type { Position, TextIndex } from '../core/log/text-index.ts';
import { exportFacts, type ExportFacts, type PackedExport } from './packed-export.ts';
import { placeIn, positionsIn, type PlaceTable } from './place-table.ts';
import { plainLineIndex, plainLinePlace } from './plain-line.ts';
import type { FileStamp } from './read-file.ts';
import { sourceText, type FilePlace, type SourceText } from './source-text.ts';
import type { Texts } from './texts.ts';

/** A file that was read, its log open; the text is brought when somebody needs it. */
export interface OpenedExport extends ExportFacts {
  readonly stamp: FileStamp | undefined;
  readonly log: Log;
  /** How many there are; to ask the log makes them all. */
  readonly events: number;
  /** The log as part of an investigation. */
  readonly caseLog: CaseLog;
  /** The lines of the text; it is brought only for places that are not known without it. */
  readonly lines: TextIndex;
  readonly toFileOffset: (textOffset: number) => number;
  readonly placeOf: (span: Span) => FilePlace;
}

/** What the logs of a case share. */
export interface SharedByLogs {
  readonly strings: StringTable;
  readonly texts: Texts;
}

/** A file that was read just now, or one that an index has kept, whose strings are in the shared table already. */
export type ExportToOpen = Omit<PackedExport, 'log'> & { readonly log: PackedLog | SharedLog };

/** Opens what was read of a file; `stamp` is what the file was then. */
export function openExport(
  packed: ExportToOpen,
  stamp: FileStamp | undefined,
  { strings, texts }: SharedByLogs,
): OpenedExport {
  const { path, bytes, seek, isPlainLine, places, matches, facts, text } = packed;
  const file = { path, stamp, seek };
  if (text && bytes === text.length) texts.keep(file, sourceText(text));
  const source = (): SourceText => texts.of(file);
  const log = openLog(packed.log, strings, () => source().text);
  return {
    ...exportFacts(packed),
    stamp,
    log,
    events: packed.log.count,
    caseLog: { id: matches.log, log, matches, facts },
    lines: isPlainLine ? plainLineIndex(log.textLength) : linesOf(source, places),
    toFileOffset: (offset) => (isPlainLine ? offset : source().toFileOffset(offset)),
    placeOf: (span) =>
      isPlainLine ? plainLinePlace(span) : (placeIn(places, span) ?? source().placeOf(span)),
  };
}

function openLog(log: PackedLog | SharedLog, strings: StringTable, text: () => LogText): Log {
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
