import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { rereadRecord, type RecordEdit } from '../core/log/edit/edit.ts';
import type { Log } from '../core/log/log.ts';
import { readLogInSteps } from '../core/log/read.ts';
import type { Scanner } from '../core/log/walk/scanner.ts';
import { SNIFFED_BYTES, looksLikeCloudTrail } from '../core/log/sniff.ts';
import { inOneGo } from '../core/log/steps.ts';
import { encodeInSteps } from './encode.ts';
import type { TextEdit } from '../core/log/text/log-text.ts';
import { chunkTextInSteps, type ChunkedText } from '../core/log/text/chunked-text.ts';
import { indexOfChunks, type TextIndex } from '../core/log/text/text-index.ts';
import { offsetOfPosition } from './convert.ts';
import { baseName } from './uri.ts';

/** A version of a document as it was read: its log, and the index of exactly that text. */
export interface Read {
  readonly version: number;
  readonly log: Log;
  readonly index: TextIndex;
}

/** A text with all that is known about exactly that text. */
interface Text {
  readonly text: ChunkedText;
  readonly index: TextIndex;
  /** Undefined until it was read. */
  readonly log: Log | undefined;
  /** What led to `log` from the log that analysis last saw; undefined where all of it was read since. */
  readonly edits: readonly TypedEdit[] | undefined;
}

/** An edit inside one record. */
export interface TypedEdit {
  readonly record: RecordEdit;
  /** The line it lies in; undefined where it makes, joins or crosses lines. */
  readonly line: number | undefined;
}

/** A version of a document, and what led to it if that is all that happened since the last one. */
export interface LatestRead extends Read {
  readonly edits: readonly TypedEdit[] | undefined;
}

/**
 * An open document. Its text is encoded once; after that an edit makes anew only what it touches of text, index and log,
 * which move on together.
 */
export class Document {
  readonly uri: string;
  version: number;
  isOpen = true;
  /** What analysis last made of it; may be of an older version. */
  read: Read | undefined;
  /** As it was sent until somebody needs bytes: most JSON is none of our business. */
  #text: string | Text;
  /** Edits that are not in `#text` yet. */
  #pending: TextDocumentContentChangeEvent[] = [];

  constructor(uri: string, version: number, text: string) {
    this.uri = uri;
    this.version = version;
    this.#text = text;
  }

  /** Decided by the first few kilobytes; a document that once was read is read again whatever it begins with. */
  get mayBeLog(): boolean {
    return this.read !== undefined || looksLikeCloudTrail(this.#head(), baseName(this.uri));
  }

  /** Bytes of the text, about: enough to guess how long analysis takes. */
  get size(): number {
    return typeof this.#text === 'string' ? this.#text.length : this.#text.text.length;
  }

  change(version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    this.version = version;
    this.#pending.push(...changes);
  }

  /** Reads the latest text; of a text that was read before, as little as its edits allow. */
  *readInSteps(scanner?: Scanner): Generator<void, LatestRead> {
    const { version } = this;
    yield* this.#applyEdits();
    const latest = yield* this.#encode();
    const known = latest.log ? { ...latest, log: latest.log } : yield* this.#readAll(latest.text, scanner);
    this.#text = known;
    return { version, log: known.log, index: known.index, edits: known.edits };
  }

  /** A reader wants the text in one piece; of what it copied for that, the document's own becomes a part. */
  *#readAll(edited: ChunkedText, scanner: Scanner | undefined): Generator<void, Text & { log: Log }> {
    const { text, bytes } = edited.inOnePiece();
    const log = yield* readLogInSteps(bytes, { name: baseName(this.uri), ...(scanner && { scanner }) });
    return { text, index: indexOfChunks(text), log, edits: undefined };
  }

  /** Analysis has seen the latest text. */
  analysed({ version, log, index }: LatestRead): void {
    this.read = { version, log, index };
    if (typeof this.#text !== 'string') this.#text = { ...this.#text, edits: [] };
  }

  #head(): Uint8Array {
    inOneGo(this.#applyEdits());
    if (typeof this.#text !== 'string') return this.#text.text.subarray(0, SNIFFED_BYTES);
    return new TextEncoder().encode(this.#text.slice(0, SNIFFED_BYTES));
  }

  /** One edit a step. An edit that has been applied stays so if the work is dropped for a newer version. */
  *#applyEdits(): Generator<void, void> {
    for (let change; (change = this.#pending[0]); this.#pending.shift()) {
      if ('range' in change) this.#text = textAfter(yield* this.#encode(), change);
      else this.#text = change.text;
    }
  }

  *#encode(): Generator<void, Text> {
    if (typeof this.#text === 'string') {
      const text = yield* chunkTextInSteps(yield* encodeInSteps(this.#text));
      this.#text = { text, index: indexOfChunks(text), log: undefined, edits: undefined };
    }
    yield;
    return this.#text;
  }
}

type RangeChange = Extract<TextDocumentContentChangeEvent, { range: unknown }>;

function textAfter({ text: before, index, log, edits }: Text, { range, text }: RangeChange): Text {
  const offset = offsetOfPosition(index, range.start);
  const deleted = offsetOfPosition(index, range.end) - offset;
  const edit = { offset, deleted, inserted: new TextEncoder().encode(text) };
  const after = before.withEdit(edit);
  const record = log && rereadRecord(log, edit, after);
  return {
    text: after,
    index: indexOfChunks(after),
    log: record?.after,
    edits: record && edits && [...edits, { record, line: lineOf(edit, index, indexOfChunks(after)) }],
  };
}

function lineOf({ offset, deleted }: TextEdit, before: TextIndex, after: TextIndex): number | undefined {
  const { line } = before.positionAt(offset);
  const isWithin = before.positionAt(offset + deleted).line === line && after.lineCount === before.lineCount;
  return isWithin ? line : undefined;
}
