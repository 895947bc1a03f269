import type { Diagnostic, TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver';
import { pathOf } from '../case/file-uri.ts';
import { ruleDiagnostics } from '../features/rule-diagnostics.ts';
import type { Scheduler } from '../scheduler.ts';
import { RuleText } from './rule-text.ts';
import type { Surroundings } from './surroundings.ts';

/** What the rule documents need of the server they are part of. */
export interface RuleDocumentsOptions {
  readonly scheduler: Scheduler;
  readonly surroundings: () => Surroundings;
  /** Undefined for a client that asks for diagnostics. */
  readonly publish: ((text: RuleText, diagnostics: Diagnostic[]) => void) | undefined;
}

/**
 * The open documents in YAML: they are no logs, and what is said of them comes from their text alone, whether or not
 * they stand among the rules that are loaded.
 */
export class RuleDocuments {
  readonly #options: RuleDocumentsOptions;
  readonly #texts = new Map<string, RuleText>();
  /** Those that something was said of. */
  readonly #published = new Set<string>();

  constructor(options: RuleDocumentsOptions) {
    this.#options = options;
  }

  get(uri: string): RuleText | undefined {
    return this.#texts.get(uri);
  }

  /** False for a document in another language. */
  open({ uri, languageId, version, text }: TextDocumentItem): boolean {
    if (languageId !== 'yaml' && !/\.ya?ml$/i.test(uri)) return false;
    this.#set(new RuleText(uri, pathOf(uri) ?? uri, version, text));
    return true;
  }

  /** False for a document that is none of these. */
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): boolean {
    const text = this.#texts.get(uri);
    if (text) this.#set(text.after(version, changes));
    return text !== undefined;
  }

  close(uri: string): boolean {
    const text = this.#texts.get(uri);
    if (!text) return false;
    this.#options.scheduler.cancel(jobOf(uri));
    if (this.#published.delete(uri)) this.#options.publish?.(text, []);
    return this.#texts.delete(uri);
  }

  /** Other rules are loaded, or other lists: what was said of the documents may not hold any more. */
  checkAgain(): void {
    for (const text of this.#texts.values()) this.#check(text);
  }

  /** What there is to say of a document; nothing of one that is no Sigma. */
  diagnostics(uri: string): Diagnostic[] {
    const text = this.#texts.get(uri);
    return text ? ruleDiagnostics(text, this.#options.surroundings()) : [];
  }

  #set(text: RuleText): void {
    this.#texts.set(text.uri, text);
    this.#check(text);
  }

  #check(text: RuleText): void {
    if (this.#options.publish) void this.#options.scheduler.run(jobOf(text.uri), this.#checking(text));
  }

  /** Begins when no message waits, so of a word typed quickly the last letter counts. */
  *#checking(text: RuleText): Generator<void, void> {
    yield;
    const found = this.diagnostics(text.uri);
    if (found.length > 0) this.#published.add(text.uri);
    else if (!this.#published.delete(text.uri)) return;
    this.#options.publish?.(text, found);
  }
}

function jobOf(uri: string): string {
  return `rule document ${uri}`;
}
