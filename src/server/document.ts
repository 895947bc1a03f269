import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { applyEdit, rereadRecord } from '../core/log/edit.ts';
import type { Log } from '../core/log/log.ts';
import { readLogInSteps } from '../core/log/read.ts';
import type { Scanner } from '../core/log/scanner.ts';
import { SNIFFED_BYTES, looksLikeCloudTrail } from '../core/log/sniff.ts';
import { inOneGo } from '../core/log/steps.ts';
import { encodeInSteps } from './encode.ts';
import { indexTextInSteps, type TextEdit, type TextIndex } from '../core/log/text-index.ts';
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
  readonly bytes: Uint8Array;
  readonly index: TextIndex;
  /** Undefined until it was read. */
  readonly log: Log | undefined;
}

/**
 * An open document. Its text is encoded once; after that every edit is spliced into the bytes, and text, index and log
 * move on together.
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
    return typeof this.#text === 'string' ? this.#text.length : this.#text.bytes.length;
  }

  change(version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    this.version = version;
    this.#pending.push(...changes);
  }

  /** Reads the latest text; of a text that was read before, as little as its edits allow. */
  *readInSteps(scanner?: Scanner): Generator<void, Read> {
    const { version } = this;
    yield* this.#applyEdits();
    const { bytes, index, log: known } = yield* this.#encode();
    const log =
      known ?? (yield* readLogInSteps(bytes, { name: baseName(this.uri), ...(scanner && { scanner }) }));
    this.#text = { bytes, index, log };
    return { version, log, index };
  }

  #head(): Uint8Array {
    inOneGo(this.#applyEdits());
    if (typeof this.#text !== 'string') return this.#text.bytes.subarray(0, SNIFFED_BYTES);
    return new TextEncoder().encode(this.#text.slice(0, SNIFFED_BYTES));
  }

  /** One edit a step. An edit that has been applied stays so if the work is dropped for a newer version. */
  *#applyEdits(): Generator<void, void> {
    for (let change; (change = this.#pending[0]); this.#pending.shift()) {
      if ('range' in change) this.#text = edited(yield* this.#encode(), change);
      else this.#text = change.text;
    }
  }

  *#encode(): Generator<void, Text> {
    if (typeof this.#text === 'string') {
      const bytes = yield* encodeInSteps(this.#text);
      this.#text = { bytes, index: yield* indexTextInSteps(bytes), log: undefined };
    }
    yield;
    return this.#text;
  }
}

type RangeChange = Extract<TextDocumentContentChangeEvent, { range: unknown }>;

function edited({ bytes, index, log }: Text, { range, text }: RangeChange): Text {
  const offset = offsetOfPosition(index, range.start);
  const deleted = offsetOfPosition(index, range.end) - offset;
  const edit: TextEdit = { offset, deleted, inserted: new TextEncoder().encode(text) };
  const newBytes = applyEdit(bytes, edit);
  return {
    bytes: newBytes,
    index: index.withEdit(newBytes, edit),
    log: log && rereadRecord(log, edit, newBytes),
  };
}
