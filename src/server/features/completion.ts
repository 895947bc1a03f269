import {
  CompletionItemKind,
  MarkupKind,
  type CompletionItem,
  type CompletionList,
} from 'vscode-languageserver';
import { completionsAt, type Completion } from '../../core/detect/authoring/completion.ts';
import type { Known } from '../../core/detect/authoring/known.ts';
import type { Position } from '../../protocol.ts';
import { withCode } from '../authoring/prose.ts';
import type { RuleText } from '../authoring/rule-text.ts';
import { toMarkdown, toPlainText } from '../describe/rich-text.ts';

/** What a client can do with a completion. */
export interface CompletionStyle {
  readonly markdown: boolean;
  /** It is our own: it knows the editor's command that asks for completions again. */
  readonly asksAgain: boolean;
}

/** After these an editor asks by itself. */
export const TRIGGER_CHARACTERS = ['|', '.', ' ', '%'];

const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  word: CompletionItemKind.EnumMember,
  field: CompletionItemKind.Field,
  modifier: CompletionItemKind.Operator,
  call: CompletionItemKind.Event,
  tag: CompletionItemKind.Constant,
  search: CompletionItemKind.Variable,
  rule: CompletionItemKind.Reference,
  operator: CompletionItemKind.Keyword,
};

/** What may be written at a place of a rule document. */
export function completion(
  text: RuleText,
  position: Position,
  known: Known,
  style: CompletionStyle,
): CompletionList {
  const found = completionsAt(text.text, text.offsetAt(position), known);
  return { isIncomplete: false, items: found.map((each, at) => itemOf(text, each, at, style)) };
}

function itemOf(text: RuleText, found: Completion, at: number, style: CompletionStyle): CompletionItem {
  const { name, doc, detail, insert, kind, rank, goesOn } = found;
  return {
    label: name,
    kind: KINDS[kind],
    ...(detail !== '' && { labelDetails: { description: detail } }),
    ...(doc !== '' && { documentation: documentation(doc, style) }),
    sortText: [rank, at].map((number) => String(number).padStart(4, '0')).join(' '),
    filterText: name,
    textEdit: { range: text.rangeOf(found), newText: insert },
    ...(goesOn && style.asksAgain && { command: ASK_AGAIN }),
  };
}

const ASK_AGAIN = { title: 'Suggest', command: 'editor.action.triggerSuggest' };

function documentation(doc: string, { markdown }: CompletionStyle) {
  const blocks = [{ text: withCode(doc) }];
  return markdown
    ? { kind: MarkupKind.Markdown, value: toMarkdown(blocks) }
    : { kind: MarkupKind.PlainText, value: toPlainText(blocks) };
}
