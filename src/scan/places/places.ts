import type { Places } from '../../core/analysis/exports/location.ts';
import type { OpenedExport } from '../files/open-export.ts';

/** The places of spans in files that were read; a log's id is its file's path. */
export function placesIn(fileOf: (path: string) => Pick<OpenedExport, 'placeOf'>): Places {
  return {
    locate: (path, span) => ({ path, ...fileOf(path).placeOf(span).location }),
    characters: (path, span) => fileOf(path).placeOf(span).characters,
  };
}
