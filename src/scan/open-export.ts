import type { CaseLog } from '../core/analysis/case.ts';
import type { Log } from '../core/log/log.ts';
import { openPacked } from '../core/log/packed/open.ts';
import type { Span } from '../core/log/span.ts';
import type { StringTable } from '../core/log/strings.ts';
import type { PackedExport } from './packed-export.ts';
import { placeIn } from './place-table.ts';
import type { FileStamp } from './read-file.ts';
import { sourceText, type FilePlace, type SourceText } from './source-text.ts';
import type { Texts } from './texts.ts';

/** A file that was read, its log open; the text is brought when somebody needs it. */
export interface OpenedExport extends Pick<
  PackedExport,
  'kind' | 'path' | 'isPacked' | 'bytes' | 'problems' | 'isTooLargeToDraw'
> {
  readonly stamp: FileStamp | undefined;
  readonly log: Log;
  /** The log as part of an investigation. */
  readonly caseLog: CaseLog;
  readonly source: () => SourceText;
  readonly toFileOffset: (textOffset: number) => number;
  readonly placeOf: (span: Span) => FilePlace;
}

/** What the logs of a case share. */
export interface SharedByLogs {
  readonly strings: StringTable;
  readonly texts: Texts;
}

/** Opens what was read of a file; `stamp` is what the file was then. */
export function openExport(
  packed: PackedExport,
  stamp: FileStamp | undefined,
  { strings, texts }: SharedByLogs,
): OpenedExport {
  const { kind, path, isPacked, bytes, problems, isTooLargeToDraw, matches, facts, places, text } = packed;
  const file = { path, stamp };
  if (text && bytes === text.length) texts.keep(file, sourceText(text));
  const source = (): SourceText => texts.of(file);
  const log = openPacked(packed.log, strings, () => source().text);
  return {
    kind,
    path,
    isPacked,
    bytes,
    problems,
    isTooLargeToDraw,
    stamp,
    log,
    caseLog: { id: matches.log, log, matches, facts },
    source,
    toFileOffset: (offset) => source().toFileOffset(offset),
    placeOf: (span) => placeIn(places, span) ?? source().placeOf(span),
  };
}
