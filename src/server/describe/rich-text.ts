import { plain } from '../../core/enrich/plain.ts';
import { hideSessionTokensInText } from '../../core/enrich/redact.ts';

/**
 * Text for a hover, built of parts so that words from a log can never become anything but themselves: log text is
 * always `code`, our own words are plain strings, and only we make links. Rendered as Markdown or as plain text.
 */
export type Inline =
  | string
  | { readonly code: string }
  | { readonly strong: string }
  | { readonly link: string; readonly target: string };

export type Block =
  | { readonly heading: readonly Inline[] }
  | { readonly text: readonly Inline[] }
  | { readonly items: readonly (readonly Inline[])[] }
  | { readonly tree: readonly TreeItem[] };

/** A line of a tree; what it is part of is less deep. */
export interface TreeItem {
  readonly depth: number;
  readonly inlines: readonly Inline[];
}

export function code(text: string): Inline {
  return { code: text };
}

export function toMarkdown(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if ('heading' in block) return `#### ${inlineMarkdown(block.heading)}`;
      if ('text' in block) return inlineMarkdown(block.text);
      if ('items' in block) return block.items.map((item) => `- ${inlineMarkdown(item)}`).join('\n');
      return block.tree
        .map(({ depth, inlines }) => `${indent(depth)}- ${inlineMarkdown(inlines)}`)
        .join('\n');
    })
    .join('\n\n');
}

export function toPlainText(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if ('heading' in block) return inlinePlain(block.heading);
      if ('text' in block) return inlinePlain(block.text);
      if ('items' in block) return block.items.map((item) => `- ${inlinePlain(item)}`).join('\n');
      return block.tree.map(({ depth, inlines }) => `${indent(depth)}${inlinePlain(inlines)}`).join('\n');
    })
    .join('\n\n');
}

function indent(depth: number): string {
  return '  '.repeat(depth);
}

function inlineMarkdown(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (typeof inline === 'string') return escapeMarkdown(inline);
      if ('code' in inline) return codeSpan(inline.code);
      if ('strong' in inline) return `**${escapeMarkdown(inline.strong)}**`;
      return `[${escapeMarkdown(inline.link)}](${inline.target})`;
    })
    .join('');
}

/** Links are left out: plain text has nothing to click on. */
function inlinePlain(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (typeof inline === 'string') return visible(inline);
      if ('code' in inline) return visible(inline.code);
      return 'strong' in inline ? visible(inline.strong) : '';
    })
    .join('');
}

/**
 * Backslashes before everything that could begin Markdown, HTML, an entity or an autolink (`https:`, `www.`, `a@b`).
 * What is harmless inside one line is left readable.
 */
export function escapeMarkdown(text: string): string {
  return visible(text).replaceAll(/[\\`*_{}[\]<>#|~&$!@]|:(?=\/\/)|(?<=\bwww)\./gi, '\\$&');
}

/** A code span whose fence is longer than any run of backticks inside; nothing in a code span is ever interpreted. */
export function codeSpan(text: string): string {
  const shown = visible(text);
  const runs = shown.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const pad = /^[`\s]|[`\s]$|^$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Any text as it may leave the server: nothing in it acts instead of showing, and no session token is left in it. */
export function visible(text: string): string {
  return plain(hideSessionTokensInText(text));
}

/** `text` on one line of at most `length` characters. */
export function shorten(text: string, length: number): string {
  const shown = visible(text);
  return shown.length <= length ? shown : `${shown.slice(0, length - 1).trimEnd()}…`;
}
