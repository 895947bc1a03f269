import type { FieldPath } from '../../log/json.ts';
import type { Case } from '../case.ts';
import type { Entity } from '../entity.ts';
import { Counter, type FindingsByEvent } from './counter.ts';
import { gather, restKey, type Gathering, type Things } from './gather.ts';
import { NODE_KINDS, type AttackEdge, type AttackGraph, type AttackNode } from './graph.ts';
import { nameOfGroup } from './groups.ts';
import { siblings } from './siblings.ts';
import { keyOfEntity, type Step } from './step.ts';

/** With more of a kind, or more edges in all, a picture says nothing: then fewer have a node of their own. */
const MOST_NODES = [12, 8, 5, 3] as const;
const MOST_EDGES = 90;

/** The nodes and edges of steps, which are in the order of time. Each event of a step counts once in each of its ends. */
export function draw(
  all: Case,
  steps: readonly Step[],
  findings: FindingsByEvent,
): Pick<AttackGraph, 'nodes' | 'edges'> {
  const alike = siblings(steps);
  const things = thingsIn(steps, alike);
  let nodeOf: Gathering = alike;
  let edges: Edges = new Map();
  for (const most of MOST_NODES) {
    const gathering = gather(things, findings, most);
    nodeOf = new Map([...alike].map(([key, own]) => [key, gathering.get(own) ?? own]));
    edges = edgesIn(steps, nodeOf);
    if (edges.size <= MOST_EDGES) break;
  }
  return {
    nodes: nodesOf(all, steps, nodeOf, findings),
    edges: [...edges].map(([key, edge]) => edgeOf(all, key, edge, findings)),
  };
}

function thingsIn(steps: readonly Step[], alike: Gathering): Things {
  const things = new Map<string, { kind: AttackNode['kind']; counter: Counter }>();
  for (const step of steps) {
    for (const entity of [step.from, step.to]) {
      const key = alike.get(keyOfEntity(entity))!;
      let thing = things.get(key);
      if (!thing) things.set(key, (thing = { kind: kindOf(entity), counter: new Counter(step) }));
      thing.counter.add(step);
    }
  }
  return things;
}

function kindOf({ kind }: Entity): AttackNode['kind'] {
  const known = NODE_KINDS.find((each) => each === kind);
  if (!known) throw new TypeError(`no node is of an ${kind}`);
  return known;
}

function nodesOf(
  all: Case,
  steps: readonly Step[],
  nodeOf: Gathering,
  findings: FindingsByEvent,
): AttackNode[] {
  const nodes = new Map<string, { counter: Counter; entities: Map<string, Entity> }>();
  for (const step of steps) {
    for (const entity of [step.from, step.to]) {
      const own = keyOfEntity(entity);
      const key = nodeOf.get(own)!;
      let node = nodes.get(key);
      if (!node) nodes.set(key, (node = { counter: new Counter(step), entities: new Map() }));
      node.counter.add(step);
      node.entities.set(own, entity);
    }
  }
  return [...nodes].map(([key, { counter, entities }]) => {
    const list = [...entities.values()];
    const [entity, ...rest] = list;
    const counted = counter.counted(all, key, findings, pathOf(entity!, counter.first));
    const { event } = counted.place;
    const isOne = rest.length === 0;
    return {
      ...counted,
      kind: kindOf(entity!),
      entities: list.slice(0, MOST_NAMED),
      size: list.length,
      isRest: key === restKey(kindOf(entity!)),
      name: isOne && entity!.kind === 'security-group' ? nameOfGroup(all, event, entity!.value) : undefined,
      as: isOne && entity!.kind === 'address' ? event.as : undefined,
    };
  });
}

/** Where a thing stands in an event that says something of it. */
function pathOf({ value }: Entity, { log: { rows }, index, path }: Step): FieldPath {
  const caller = CALLERS.find(({ column }) => rows.text(column, index) === value);
  return caller?.path ?? path;
}

const CALLERS = [
  { column: 'accessKeyId', path: ['userIdentity', 'accessKeyId'] },
  { column: 'principalArn', path: ['userIdentity', 'arn'] },
  { column: 'sourceIPAddress', path: ['sourceIPAddress'] },
] as const;

/** Of the things that one node stands for these are named. */
const MOST_NAMED = 20;

type Edges = ReadonlyMap<string, { readonly from: string; readonly to: string; readonly counter: Counter }>;

function edgesIn(steps: readonly Step[], nodeOf: Gathering): Edges {
  const edges = new Map<string, { from: string; to: string; counter: Counter }>();
  for (const step of steps) {
    const [from, to] = [nodeOf.get(keyOfEntity(step.from))!, nodeOf.get(keyOfEntity(step.to))!];
    const key = JSON.stringify([from, step.kind, step.basis, to]);
    let edge = edges.get(key);
    if (!edge) edges.set(key, (edge = { from, to, counter: new Counter(step) }));
    edge.counter.add(step);
  }
  return edges;
}

function edgeOf(
  all: Case,
  key: string,
  { from, to, counter }: { readonly from: string; readonly to: string; readonly counter: Counter },
  findings: FindingsByEvent,
): AttackEdge {
  const { kind, basis, why } = counter.first;
  return { ...counter.counted(all, key, findings), kind, from, to, basis, why, ...counter.calls() };
}
