import type { Diagnostic } from 'vscode-languageserver';
import type { Read } from './document.ts';

/** Where something of ours is shown: which lines of which documents the diagnostics speak of. */
export class ShownPlaces {
  /** By the document whose diagnostics they are. */
  readonly #lines = new Map<string, ReadonlySet<string>>();

  /** These are the diagnostics of a document from now on. */
  set(uri: string, diagnostics: readonly Diagnostic[]): void {
    const places = diagnostics.flatMap(({ range, relatedInformation = [] }) => [
      { uri, range },
      ...relatedInformation.map(({ location }) => location),
    ]);
    this.#lines.set(
      uri,
      new Set(
        places.flatMap(({ uri: at, range }) => [keyOf(at, range.start.line), keyOf(at, range.end.line)]),
      ),
    );
  }

  delete(uri: string): void {
    this.#lines.delete(uri);
  }

  /** True where a line holds the beginning or the end of something. */
  has(uri: string, line: number): boolean {
    const key = keyOf(uri, line);
    return [...this.#lines.values()].some((lines) => lines.has(key));
  }
}

function keyOf(uri: string, line: number): string {
  return `${line} ${uri}`;
}

/** The problems of a document and their places, to compare: it has hardly any where a record can be read by itself. */
export function problemsKey({ log, index }: Read): string {
  return JSON.stringify(
    log.problems.map(({ code, message, span }) => [code, message, index.positionAt(span.offset)]),
  );
}
