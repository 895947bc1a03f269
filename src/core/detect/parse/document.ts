import { LineCounter, parseAllDocuments } from 'yaml';
import type { RefusedRule } from '../rule.ts';
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
  try {
    return [...parseAllDocuments(text, { lineCounter, prettyErrors: false })].flatMap((document) => {
      const [error] = document.errors;
      if (error) return refused(new Refusal(error.message, error.pos[0]));
      const root = new YamlValue(document.contents, new YamlSource(text, document), document.range[0]);
      if (root.isNull) return [];
      return { path, line: lineCounter.linePos(root.at).line, root, refused };
    });
  } catch (error) {
    // The parser is recursive: a file nested some thousand levels deep is more than it can take.
    return [refused(error instanceof Refusal ? error : new Refusal(`not readable: ${String(error)}`, 0))];
  }
}
