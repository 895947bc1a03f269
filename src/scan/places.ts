import type { Places } from '../core/analysis/exports/location.ts';
import { indexText, type TextIndex } from '../core/log/text-index.ts';
import { characterCounter } from './characters.ts';
import type { ReadExport } from './read-export.ts';

interface Indexed {
  readonly file: ReadExport;
  readonly lines: TextIndex;
  readonly charactersBefore: (offset: number) => number;
}

/** The places of spans in files that were read; a log's id is its file's path. A text is indexed when first asked for. */
export function placesIn(files: readonly ReadExport[]): Places {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const indexes = new Map<string, Indexed>();
  const indexOf = (path: string): Indexed => {
    const known = indexes.get(path);
    if (known) return known;
    const file = byPath.get(path)!;
    const text = file.log.text.subarray();
    const indexed = { file, lines: indexText(text), charactersBefore: characterCounter(text) };
    indexes.set(path, indexed);
    return indexed;
  };
  return {
    locate: (path, span) => {
      const { file, lines } = indexOf(path);
      const [from, to] = [span.offset, span.offset + span.length];
      const [start, end] = [lines.positionAt(from), lines.positionAt(to)];
      const offset = file.toFileOffset(from);
      return {
        path,
        offset,
        length: file.toFileOffset(to) - offset,
        startLine: start.line + 1,
        startColumn: start.column + 1,
        endLine: end.line + 1,
        endColumn: end.column + 1,
      };
    },
    characters: (path, span) => {
      const { charactersBefore } = indexOf(path);
      const offset = charactersBefore(span.offset);
      return { offset, length: charactersBefore(span.offset + span.length) - offset };
    },
  };
}
