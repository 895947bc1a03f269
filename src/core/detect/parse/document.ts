import { isMap, LineCounter, parseAllDocuments, type Document, type Node } from 'yaml';
import type { RefusedRule } from '../rule.ts';
import { Actions } from './actions.ts';
import { Refusal } from './refusal.ts';
import { YamlSource, YamlValue } from './yaml-value.ts';

/** A file of rules, as the caller read it. */
export interface RuleFile {
  readonly path: string;
  readonly text: string;
}

/** One YAML document of a rule file. */
export interface RuleDocument {
  readonly path: string;
  /** 1-based line where the document begins. */
  readonly line: number;
  readonly root: YamlValue;
  /** Says that this document is refused, and where it stands. */
  refused(refusal: Refusal): RefusedRule;
}

/** Splits a file into its documents. Empty ones (`---` at the end) are none; broken ones are refused. */
export function splitDocuments({ path, text: raw }: RuleFile): (RuleDocument | RefusedRule)[] {
  const text = raw.replace(/^\uFEFF/, '');
  const lineCounter = new LineCounter();
  const refused = ({ message: reason, offset }: Refusal): RefusedRule => {
    const { line, col } = lineCounter.linePos(offset);
    return { path, line: Math.max(line, 1), column: Math.max(col, 1), reason };
  };
  const actions = new Actions();
  const read = (document: Document.Parsed): (RuleDocument | RefusedRule)[] => {
    const [error] = document.errors;
    if (error) return [refused(new Refusal(error.message, error.pos[0]))];
    const { contents, range } = document;
    const source = new YamlSource(text, document);
    const written = new YamlValue(contents, source, range[0]);
    if (written.isNull) return [];
    const rule = isMap<Node, Node | null>(contents) ? actions.apply(contents) : contents;
    if (!rule) return [];
    const root = new YamlValue(rule, source, written.at);
    return [{ path, line: lineCounter.linePos(written.at).line, root, refused }];
  };
  const attempt = (document: Document.Parsed): (RuleDocument | RefusedRule)[] => {
    try {
      return read(document);
    } catch (error) {
      if (error instanceof Refusal) return [refused(error)];
      throw error;
    }
  };
  try {
    return [...parseAllDocuments(text, { lineCounter, prettyErrors: false })].flatMap(attempt);
  } catch (error) {
    // The parser is recursive: a file nested some thousand levels deep is more than it can take.
    return [refused(new Refusal(`not readable: ${String(error)}`, 0))];
  }
}
