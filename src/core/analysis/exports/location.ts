import type { Span } from '../../log/span.ts';

/**
 * A place in a file as it is shown: `offset` and `length` in bytes of the file as it stands on disk (uncompressed, a
 * BOM included); lines and columns from 1, columns in UTF-16 units and without the BOM, the end exclusive.
 */
export interface Location {
  readonly path: string;
  readonly offset: number;
  readonly length: number;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Turns a log's spans into places in its file; the shell that read the file knows how. */
export interface Places {
  locate(log: string, span: Span): Location;
  /** The same stretch counted in UTF-16 units of the file's text without its BOM. */
  characters(log: string, span: Span): { readonly offset: number; readonly length: number };
}

/** `path:line:column`, as editors and terminals understand it. */
export function placeText({ path, startLine, startColumn }: Location): string {
  return `${path}:${startLine}:${startColumn}`;
}
