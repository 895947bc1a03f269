import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { RuleFile } from '../../core/detect/parse/document.ts';
import type { Position, Range } from '../../protocol.ts';

/** One version of an open rule document: some kilobytes of text, so every edit makes it anew. */
export class RuleText {
  readonly uri: string;
  readonly version: number;
  /** As the engine takes it; the same object for as long as the text is the same. */
  readonly file: RuleFile;
  readonly #lineStarts: readonly number[];

  /** `path` is the file's, or the URI of what is no file. */
  constructor(uri: string, path: string, version: number, text: string) {
    this.uri = uri;
    this.version = version;
    this.file = { path, text };
    this.#lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  get text(): string {
    return this.file.text;
  }

  offsetAt({ line, character }: Position): number {
    const start = this.#lineStarts[line] ?? this.text.length;
    const end = this.#lineStarts[line + 1] ?? this.text.length;
    return Math.min(start + character, end);
  }

  positionAt(offset: number): Position {
    const after = this.#lineStarts.findIndex((start) => start > offset);
    const line = (after === -1 ? this.#lineStarts.length : after) - 1;
    return { line, character: offset - this.#lineStarts[line]! };
  }

  rangeOf({ start, end }: { readonly start: number; readonly end: number }): Range {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }

  after(version: number, changes: readonly TextDocumentContentChangeEvent[]): RuleText {
    const { uri } = this;
    const { path } = this.file;
    return changes.reduce<RuleText>(
      (before, change) => new RuleText(uri, path, version, before.#edited(change)),
      this,
    );
  }

  #edited(change: TextDocumentContentChangeEvent): string {
    if (!('range' in change)) return change.text;
    const { start, end } = change.range;
    return this.text.slice(0, this.offsetAt(start)) + change.text + this.text.slice(this.offsetAt(end));
  }
}
