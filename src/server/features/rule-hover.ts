import { MarkupKind, type Hover } from 'vscode-languageserver';
import { meaningAt } from '../../core/detect/authoring/hover.ts';
import type { Position } from '../../protocol.ts';
import { withCode } from '../authoring/prose.ts';
import type { RuleText } from '../authoring/rule-text.ts';
import { code, toMarkdown, toPlainText } from '../describe/rich-text.ts';
import type { HoverStyle } from './hover.ts';

/** What a word of a rule means: a key, a field, a modifier, a tag, a value. */
export function ruleHover(
  text: RuleText,
  position: Position,
  { markdown }: Pick<HoverStyle, 'markdown'>,
): Hover | null {
  const meaning = meaningAt(text.text, text.offsetAt(position));
  if (!meaning) return null;
  const { name, what, doc } = meaning;
  const blocks = [{ heading: [code(name)] }, { text: [what] }, { text: withCode(doc) }];
  const contents = markdown
    ? { kind: MarkupKind.Markdown, value: toMarkdown(blocks) }
    : { kind: MarkupKind.PlainText, value: toPlainText(blocks) };
  return { contents, range: text.rangeOf(meaning) };
}
