import type { Case } from '../case.ts';
import { Counter, type FindingsByEvent } from './counter.ts';
import { gather, type Gathering } from './gather.ts';
import type { AttackEdge, AttackGraph } from './graph.ts';
import { nodesOf, thingsIn } from './nodes.ts';
import { siblings } from './siblings.ts';
import type { KeyedStep } from './step.ts';

/** With more of a kind, or more edges in all, a picture says nothing: then fewer have a node of their own. */
const MOST_NODES = [12, 8, 5, 3] as const;
const MOST_EDGES = 60;

/** The nodes and edges of steps, which are in the order of time. Each event of a step counts once in each of its ends. */
export function* draw(
  all: Case,
  steps: readonly KeyedStep[],
  findings: FindingsByEvent,
): Generator<void, Pick<AttackGraph, 'nodes' | 'edges'>> {
  const alike = siblings(steps);
  yield;
  const things = thingsIn(steps, alike);
  let nodeOf: Gathering = alike;
  let edges: Edges = new Map();
  for (const most of MOST_NODES) {
    yield;
    const gathering = gather(things, findings, most);
    nodeOf = new Map([...alike].map(([key, own]) => [key, gathering.get(own) ?? own]));
    edges = edgesIn(steps, nodeOf);
    if (edges.size <= MOST_EDGES) break;
  }
  yield;
  return {
    nodes: nodesOf(all, steps, nodeOf, findings),
    edges: [...edges].map(([key, edge]) => edgeOf(key, edge, findings)),
  };
}

type Edges = ReadonlyMap<string, { readonly from: string; readonly to: string; readonly counter: Counter }>;

function edgesIn(steps: readonly KeyedStep[], nodeOf: Gathering): Edges {
  const edges = new Map<string, { from: string; to: string; counter: Counter }>();
  for (const step of steps) {
    const [from, to] = [nodeOf.get(step.fromKey)!, nodeOf.get(step.toKey)!];
    const key = JSON.stringify([from, step.kind, step.basis, to]);
    let edge = edges.get(key);
    if (!edge) edges.set(key, (edge = { from, to, counter: new Counter(step) }));
    edge.counter.add(step);
  }
  return edges;
}

function edgeOf(
  key: string,
  { from, to, counter }: { readonly from: string; readonly to: string; readonly counter: Counter },
  findings: FindingsByEvent,
): AttackEdge {
  const { kind, basis, why } = counter.first;
  return { ...counter.counted(key, findings), kind, from, to, basis, why, ...counter.calls() };
}
