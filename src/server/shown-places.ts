import type { Diagnostic } from 'vscode-languageserver';
import type { Read } from './document.ts';
import { parseRenderingUri } from './rendering/rendering-uri.ts';

/** The numbers of lines, by document. */
type Lines = ReadonlyMap<string, ReadonlySet<number>>;

/** Where something of ours is shown: which lines of which documents the diagnostics speak of. */
export class ShownPlaces {
  /** By the document whose diagnostics they are. */
  readonly #lines = new Map<string, Lines>();
  /** Likewise the logs in whose renderings they stand: there any edit may move them. */
  readonly #rendered = new Map<string, ReadonlySet<string>>();

  /** These are the diagnostics of a document from now on. */
  set(uri: string, diagnostics: readonly Diagnostic[]): void {
    const lines = new Map<string, Set<number>>();
    const add = (at: string, { start, end }: Diagnostic['range']): void => {
      let known = lines.get(at);
      if (!known) lines.set(at, (known = new Set()));
      known.add(start.line).add(end.line);
    };
    for (const { range, relatedInformation = [] } of diagnostics) {
      add(uri, range);
      for (const { location } of relatedInformation) add(location.uri, location.range);
    }
    this.#lines.set(uri, lines);
    this.#rendered.set(uri, new Set([...lines.keys()].flatMap((at) => parseRenderingUri(at)?.source ?? [])));
  }

  delete(uri: string): void {
    this.#lines.delete(uri);
    this.#rendered.delete(uri);
  }

  /** True where a line holds the beginning or the end of something, or may move it. */
  has(uri: string, line: number): boolean {
    if ([...this.#rendered.values()].some((sources) => sources.has(uri))) return true;
    return [...this.#lines.values()].some((lines) => lines.get(uri)?.has(line));
  }
}

/** The problems of a document and their places, to compare: it has hardly any where a record can be read by itself. */
export function problemsKey({ log, index }: Read): string {
  return JSON.stringify(
    log.problems.map(({ code, message, span }) => [code, message, index.positionAt(span.offset)]),
  );
}
