import { Graph, layout } from '@dagrejs/dagre';

/** Things to be laid out: how much room nodes and the words of edges need. */
export interface Plan {
  readonly nodes: readonly (Size & { readonly key: string })[];
  readonly edges: readonly (Size & { readonly key: string; readonly from: string; readonly to: string })[];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `x` and `y` are its middle. */
export type Box = Size & Point;

/** Where everything is. */
export interface Layout extends Size {
  readonly nodes: ReadonlyMap<string, Box>;
  readonly edges: ReadonlyMap<string, LaidEdge>;
}

export interface LaidEdge {
  /** Where its words are. */
  readonly box: Box;
  /** Where its line goes on its way from one node to the other. */
  readonly points: readonly Point[];
}

/** Lays things out from left to right: neither nodes nor words overlap. The same plan always gets the same layout. */
export function layOut({ nodes, edges }: Plan): Layout {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 28, edgesep: 14, ranksep: 60, marginx: 20, marginy: 20 });
  for (const { key, width, height } of nodes) graph.setNode(key, { width, height });
  for (const { key, from, to, width, height } of edges) {
    graph.setEdge(from, to, { width, height, labelpos: 'c' }, key);
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: new Map(nodes.map(({ key }) => [key, boxOf(graph.node(key) as Box)])),
    edges: new Map(
      edges.map(({ key, from, to }) => {
        const laid = graph.edge(from, to, key) as Box & { points: readonly Point[] };
        return [key, { box: boxOf(laid), points: laid.points.map(pointOf) }];
      }),
    ),
  };
}

function boxOf({ x, y, width, height }: Box): Box {
  return { ...pointOf({ x, y }), width, height };
}

function pointOf({ x, y }: Point): Point {
  return { x: round(x), y: round(y) };
}

/** As exact as can be seen. */
export function round(number: number): number {
  return Math.round(number * 10) / 10;
}
