import type { EntityMark } from '../entities/marks.ts';
import type { AttackEdge, AttackGraph, AttackNode } from './graph.ts';
import { layOut, round, type Box, type Size } from './layout.ts';
import { linesOf, type Line } from './lines.ts';
import { outlineOf } from './shapes.ts';
import { edgeWords } from './edge-words.ts';
import { nodeWords, type NameOf, type NodeWords } from './node-words.ts';

/** A graph as it is drawn, in units of which a letter is some seven wide. Outlines and lines are as SVG writes them. */
export interface Picture extends Size {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

export interface PictureNode {
  readonly node: AttackNode;
  readonly box: Box;
  readonly outline: string;
  readonly mark: PictureMark | undefined;
  readonly texts: readonly PictureText[];
}

export interface PictureEdge extends Line {
  readonly edge: AttackEdge;
  /** What its words take. */
  readonly box: Box;
  readonly texts: readonly PictureText[];
}

/** The letter of a thing, in a box of its own. */
export interface PictureMark extends EntityMark {
  readonly box: Box;
}

/** A line of text: `x` is its middle, `y` where its letters stand. */
export interface PictureText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** What tells the node from others. */
  readonly isLabel: boolean;
}

/** Letters, which are all of the same width. */
export const FONT_SIZE = { node: 12, edge: 11 } as const;
const LETTER_WIDTH = 0.62;
const LINE_HEIGHT = { node: 17, edge: 14 } as const;

/** Room for slanting sides and for the letter of a level. */
const [BESIDE, ABOVE] = [22, 10];

/** Lays a graph out and draws it. The same graph always gets the same picture. */
export function pictureOf(graph: AttackGraph, nameOf: NameOf): Picture {
  const nodes = graph.nodes.map((node) => {
    const words = nodeWords(node, nameOf);
    return { node, mark: words.mark, texts: textsOf(words) };
  });
  const edges = graph.edges.map((edge) => ({ edge, texts: edgeWords(edge, graph) }));
  const layout = layOut({
    nodes: nodes.map(({ node: { key }, texts }) => {
      const { width, height } = sizeOf(texts, 'node');
      return { key, width: width + 2 * BESIDE, height: height + 2 * ABOVE };
    }),
    edges: edges.map(({ edge: { key, from, to }, texts }) => ({ key, from, to, ...sizeOf(texts, 'edge') })),
  });
  const lines = linesOf(graph, layout);
  return {
    width: layout.width,
    height: layout.height,
    nodes: nodes.map(({ node, mark, texts }) => {
      const box = layout.nodes.get(node.key)!;
      return {
        node,
        box,
        outline: outlineOf(node.kind, box),
        mark: mark && placedMark(mark, box),
        texts: placed(box, texts, 'node'),
      };
    }),
    edges: edges.map(({ edge, texts }) => {
      const { box } = layout.edges.get(edge.key)!;
      return { edge, box, ...lines.get(edge.key)!, texts: placed(box, texts, 'edge') };
    }),
  };
}

/** The second one is the label. */
function textsOf({ kind, label, detail, counts }: NodeWords): readonly string[] {
  return [kind, label, detail, counts].filter(Boolean);
}

function sizeOf(texts: readonly string[], of: keyof typeof FONT_SIZE): Size {
  const letters = Math.max(0, ...texts.map(lettersIn));
  return { width: Math.ceil(letters * FONT_SIZE[of] * LETTER_WIDTH), height: texts.length * LINE_HEIGHT[of] };
}

const WIDE = /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\u{10000}-\u{3ffff}]/u;

/** Ideographs, kana and the like take the room of two letters. */
function lettersIn(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0);
}

function placed({ x, y }: Box, texts: readonly string[], of: keyof typeof FONT_SIZE): PictureText[] {
  const top = y - (texts.length * LINE_HEIGHT[of]) / 2;
  return texts.map((text, at) => ({
    text,
    x,
    y: round(top + (at + 0.75) * LINE_HEIGHT[of]),
    isLabel: of === 'node' && at === 1,
  }));
}

/** On the upper edge, a little from the left: levels are on the right. */
function placedMark(mark: EntityMark, { x, y, width, height }: Box): PictureMark {
  const letters = sizeOf([mark.tag], 'node').width;
  const box = {
    x: round(x - width / 2 + 22 + letters / 2),
    y: round(y - height / 2),
    width: letters + 8,
    height: 16,
  };
  return { ...mark, box };
}
