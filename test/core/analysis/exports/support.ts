import type { Places } from '../../../../src/core/analysis/exports/location.ts';

/** Places in one-line ASCII texts, where everything is the offset. */
export const PLACES: Places = {
  locate: (path, { offset, length }) => ({
    path,
    offset,
    length,
    startLine: 1,
    startColumn: offset + 1,
    endLine: 1,
    endColumn: offset + length + 1,
  }),
  characters: (_, span) => span,
};
