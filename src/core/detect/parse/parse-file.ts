import { isMap, parseAllDocuments, type Document, type Node } from 'yaml';
import { Actions } from './actions.ts';
import type { PlainPrefilter } from './prefilter.ts';
import { Refusal } from './refusal.ts';
import { toYamlNode, type YamlNode } from './yaml-node.ts';

/** One YAML document of a rule file as plain data: what it holds and where it begins, or why it cannot be read. */
export type ParsedDocument =
  | {
      readonly at: number;
      readonly root: YamlNode;
      /** Of a detection that was compiled already, and found good: so that it need not be until a call is met that it is for. */
      readonly prefilter?: PlainPrefilter;
    }
  | { readonly at: number; readonly refused: string };

/** Parses the documents of a text. Empty ones (`---` at the end) are none. */
export function parseRuleText(text: string): ParsedDocument[] {
  const actions = new Actions();
  try {
    return [...parseAllDocuments(text, { prettyErrors: false })].flatMap((document) =>
      attempt(document, actions),
    );
  } catch (error) {
    // The parser is recursive: a file nested some thousand levels deep is more than it can take.
    return [{ at: 0, refused: `not readable: ${String(error)}` }];
  }
}

function attempt(document: Document.Parsed, actions: Actions): ParsedDocument[] {
  try {
    return read(document, actions);
  } catch (error) {
    if (error instanceof Refusal) return [{ at: error.offset, refused: error.message }];
    throw error;
  }
}

function read(document: Document.Parsed, actions: Actions): ParsedDocument[] {
  const [error] = document.errors;
  if (error) return [{ at: error.pos[0], refused: error.message }];
  const { contents, range } = document;
  const written = toYamlNode(contents, document);
  if (!written || ('value' in written && written.value === null)) return [];
  const rule = isMap<Node, Node | null>(contents) ? actions.apply(contents) : contents;
  const root = rule === contents ? written : toYamlNode(rule ?? null, document);
  return root ? [{ at: written.at ?? range[0], root }] : [];
}
