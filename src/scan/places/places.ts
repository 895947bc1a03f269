import type { Places } from '../../core/analysis/exports/location.ts';
import type { OpenedExport } from '../files/open-export.ts';

/** The places of spans in files that were read; a log's id is its file's path. */
export function placesIn(files: readonly Pick<OpenedExport, 'path' | 'placeOf'>[]): Places {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return {
    locate: (path, span) => ({ path, ...byPath.get(path)!.placeOf(span).location }),
    characters: (path, span) => byPath.get(path)!.placeOf(span).characters,
  };
}
