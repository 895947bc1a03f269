import type {
  AttackGraphData,
  AttackGraphEdge,
  AttackGraphNode,
  AttackGraphWords,
  LevelName,
} from '../../protocol.ts';
import { shape } from '../elements.ts';

/** What a graph looks like: everything is where the server has put it, in the colours of the theme. */
export interface Drawing {
  readonly all: SVGElement;
  readonly nodes: ReadonlyMap<string, SVGElement>;
  readonly edges: ReadonlyMap<string, SVGElement>;
}

export function drawingOf(graph: AttackGraphData): Drawing {
  const edges = new Map(graph.edges.map((edge) => [edge.key, drawnEdge(edge)]));
  const nodes = new Map(graph.nodes.map((node) => [node.key, drawnNode(node)]));
  const all = shape('g', {});
  all.append(...edges.values(), ...nodes.values());
  return { all, nodes, edges };
}

/** The letter says the level, so that the colour need not. */
const LETTERS: Readonly<Record<LevelName, string>> = {
  critical: 'C',
  high: 'H',
  medium: 'M',
  low: 'L',
  informational: 'i',
};

function drawnNode(node: AttackGraphNode): SVGElement {
  const { key, level, isContext, outline, box, mark, texts } = node;
  const drawn = shape('g', {
    class: ['node', isContext ? 'context' : '', level ?? ''].filter(Boolean).join(' '),
    role: 'button',
    tabindex: 0,
    'data-key': key,
    'aria-label': node.description.replaceAll('\n', ', '),
  });
  drawn.append(
    shape('title', {}, node.description),
    shape('path', { class: 'outline', d: outline }),
    ...texts.map(drawnText),
  );
  if (mark) {
    const { x, y, width, height } = mark.box;
    drawn.append(
      shape('rect', {
        ...{ class: `tag color-${mark.color}`, x: x - width / 2, y: y - height / 2, width, height, rx: 2 },
      }),
      shape('text', { class: 'letter', x, y: y + 4 }, mark.tag),
    );
  }
  if (level) {
    const [x, y] = [box.x + box.width / 2 - 14, box.y - box.height / 2];
    drawn.append(
      shape('circle', { class: 'badge', cx: x, cy: y, r: 9 }),
      shape('text', { class: 'letter', x, y: y + 4 }, LETTERS[level]),
    );
  }
  return drawn;
}

/** The list below says the same aloud. */
function drawnEdge({ key, isInferred, description, path, head, box, texts }: AttackGraphEdge): SVGElement {
  const drawn = shape('g', {
    class: isInferred ? 'edge inferred' : 'edge',
    'data-key': key,
    'aria-hidden': 'true',
  });
  const { x, y, width, height } = box;
  drawn.append(
    shape('title', {}, description),
    shape('path', { class: 'line', d: path }),
    shape('path', { class: 'head', d: head }),
    shape('rect', { class: 'paper', x: x - width / 2, y: y - height / 2, width, height }),
    ...texts.map(drawnText),
  );
  return drawn;
}

function drawnText({ text, x, y, isLabel }: AttackGraphWords): SVGElement {
  return shape('text', { x, y, ...(isLabel && { class: 'label' }) }, text);
}
