import type { AttackEdge, AttackGraph, AttackNode } from './graph.ts';
import { round, type Box, type Layout, type Point } from './layout.ts';
import { gapAt } from './shapes.ts';

/** A line as `d` of SVG paths, and the point of its arrow. */
export interface Line {
  readonly path: string;
  readonly head: string;
}

/** The line of each edge. Where several meet at one side of a node, they lie side by side in the order they come from. */
export function linesOf({ nodes, edges }: AttackGraph, layout: Layout): ReadonlyMap<string, Line> {
  const ends = new Map<string, End[]>();
  for (const edge of edges) {
    if (edge.from === edge.to) continue;
    const [from, to] = [layout.nodes.get(edge.from)!, layout.nodes.get(edge.to)!];
    const isForward = from.x <= to.x;
    const { y } = layout.edges.get(edge.key)!.box;
    add(ends, { edge, node: edge.from, side: isForward ? 'right' : 'left', y });
    add(ends, { edge, node: edge.to, side: isForward ? 'left' : 'right', y });
  }
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const ports = new Map<string, Point>();
  for (const side of ends.values()) {
    const sorted = side.toSorted((a, b) => a.y - b.y);
    for (const [at, end] of sorted.entries()) {
      const node = byKey.get(end.node)!;
      ports.set(
        portKey(end.edge, end.node),
        portOf(node, layout.nodes.get(end.node)!, end.side, at, sorted.length),
      );
    }
  }
  return new Map(
    edges.map((edge) => {
      const { box, points } = layout.edges.get(edge.key)!;
      const [start, end] = [ports.get(portKey(edge, edge.from)), ports.get(portKey(edge, edge.to))];
      // What begins and ends at the same node is laid out as a loop.
      return [
        edge.key,
        start && end ? curve([start, ...pointsAlong(box, points, start.x <= end.x), end]) : straight(points),
      ];
    }),
  );
}

/** On the way from one port to the other: level below the words, which other lines then need not cross. */
function pointsAlong({ x, y, width }: Box, points: readonly Point[], isForward: boolean): Point[] {
  const half = isForward ? width / 2 : -width / 2;
  return points
    .slice(1, -1)
    .flatMap((point) =>
      point.x === x && point.y === y ? [x - half, x + half].map((end) => ({ x: round(end), y })) : [point],
    );
}

/** Where an edge meets a node; `y` is how high its words are. */
interface End {
  readonly edge: AttackEdge;
  readonly node: string;
  readonly side: 'left' | 'right';
  readonly y: number;
}

function add(ends: Map<string, End[]>, end: End): void {
  const key = `${end.side} ${end.node}`;
  const list = ends.get(key);
  if (list) list.push(end);
  else ends.set(key, [end]);
}

function portKey({ key }: AttackEdge, node: string): string {
  return JSON.stringify([key, node]);
}

/** So far apart, if there is room. */
const BETWEEN_PORTS = 10;
/** Corners may be round. */
const PART_OF_SIDE = 0.6;

function portOf({ kind }: AttackNode, box: Box, side: End['side'], at: number, all: number): Point {
  const between = Math.min(BETWEEN_PORTS, (box.height * PART_OF_SIDE) / Math.max(1, all - 1));
  const y = round(box.y + (at - (all - 1) / 2) * between);
  const gap = gapAt(kind, box, y, side);
  const half = box.width / 2;
  return { x: round(side === 'left' ? box.x - half + gap : box.x + half - gap), y };
}

const [HEAD_LENGTH, HEAD_WIDTH] = [9, 4];

/** Through all points, level at each of them: so words lie on their line. */
function curve(points: readonly Point[]): Line {
  const [first, ...rest] = points;
  const tip = rest.at(-1)!;
  const before = rest.at(-2) ?? first!;
  const back = tip.x >= before.x ? -HEAD_LENGTH : HEAD_LENGTH;
  const stops = [...rest.slice(0, -1), { x: tip.x + back, y: tip.y }];
  let from = first!;
  const path = [`M ${from.x} ${from.y}`];
  for (const to of stops) {
    const middle = round((from.x + to.x) / 2);
    path.push(`C ${middle} ${from.y} ${middle} ${to.y} ${round(to.x)} ${to.y}`);
    from = to;
  }
  const base = round(tip.x + back);
  const head = `M ${tip.x} ${tip.y} L ${base} ${round(tip.y - HEAD_WIDTH)} V ${round(tip.y + HEAD_WIDTH)} Z`;
  return { path: path.join(' '), head };
}

function straight(points: readonly Point[]): Line {
  const [first, ...rest] = points;
  const tip = rest.at(-1) ?? first!;
  const [left, right] = [round(tip.x - HEAD_WIDTH), round(tip.x + HEAD_WIDTH)];
  return {
    path: [`M ${first!.x} ${first!.y}`, ...rest.map(({ x, y }) => `L ${x} ${y}`)].join(' '),
    head: `M ${tip.x} ${tip.y} L ${left} ${round(tip.y + HEAD_LENGTH)} H ${right} Z`,
  };
}
