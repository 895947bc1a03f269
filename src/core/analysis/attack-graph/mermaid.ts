import type { AttackEdge, AttackGraph, AttackNode, AttackNodeKind } from './graph.ts';
import { edgeWords } from './edge-words.ts';
import { nodeWords, type NameOf } from './node-words.ts';

/**
 * A graph as a Mermaid flowchart: https://mermaid.js.org/syntax/flowchart.html. Words from a log stand in quoted labels
 * in which nothing but letters, digits and a few marks is left as it is, so that no link, directive, comment or HTML comes
 * from them.
 */
export function mermaidOf(graph: AttackGraph, nameOf: NameOf): string {
  const ids = new Map(graph.nodes.map(({ key }, index) => [key, `n${index + 1}`]));
  const levels = graph.nodes.flatMap(({ key, level }) => (level ? [`  class ${ids.get(key)} ${level}`] : []));
  return [
    'flowchart LR',
    ...graph.nodes.map((node) => `  ${ids.get(node.key)}${nodeText(node, nameOf)}`),
    ...graph.edges.map((edge) => `  ${ids.get(edge.from)} ${edgeText(edge, graph)} ${ids.get(edge.to)}`),
    '  classDef critical stroke-width:4px',
    '  classDef high stroke-width:4px',
    '  classDef medium stroke-width:3px',
    '  classDef low stroke-width:2px',
    '  classDef informational stroke-width:2px',
    ...levels,
    '',
  ].join('\n');
}

const SHAPES: Readonly<Record<AttackNodeKind, readonly [string, string]>> = {
  address: ['([', '])'],
  'access-key': ['[/', '/]'],
  principal: ['(', ')'],
  'key-pair': ['{{', '}}'],
  'security-group': ['[[', ']]'],
  instance: ['[', ']'],
};

function nodeText(node: AttackNode, nameOf: NameOf): string {
  const { mark, kind, label, detail, counts } = nodeWords(node, nameOf);
  const [open, close] = SHAPES[node.kind];
  return `${open}${quoted([mark ? `[${mark.tag}] ${kind}` : kind, label, detail, counts])}${close}`;
}

/** Dotted where it is inferred. */
function edgeText(edge: AttackEdge, graph: AttackGraph): string {
  return `${edge.basis === 'inferred' ? '-.->' : '-->'}|${quoted(edgeWords(edge, graph))}|`;
}

function quoted(lines: readonly string[]): string {
  return `"${lines.filter(Boolean).map(escaped).join('<br>')}"`;
}

/**
 * Everything that could mean something to Mermaid, Markdown or HTML as the code of its character: all but letters, digits
 * and marks inside words. What Mermaid still looks for when it has put the characters back (formulas, icons), or before
 * that (styles), is parted by a character that nobody sees.
 */
function escaped(text: string): string {
  return text
    .replaceAll(
      /\$(?=\$)|fa[a-z]?(?=:fa-)|style|classDef/gi,
      (word) => `${word.slice(0, 1)}\u2060${word.slice(1)}`,
    )
    .replaceAll(
      /[^\p{L}\p{N} :,·×…./-]|[.-](?![\p{L}\p{N}])|^[.-]|\/(?=\/)|(?<=\/)\//gu,
      (character) => `#${character.codePointAt(0)!};`,
    );
}
