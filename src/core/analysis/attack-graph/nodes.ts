import type { FieldPath } from '../../log/json/value.ts';
import type { Case } from '../case.ts';
import type { Entity } from '../entities/entity.ts';
import { Counter, type FindingsByEvent } from './counter.ts';
import { restKey, type Gathering, type Things } from './gather.ts';
import { NODE_KINDS, type AttackNode } from './graph.ts';
import { nameOfGroup } from './groups.ts';
import type { KeyedStep } from './step.ts';

/** The things that steps are about, those that are alike as one, and how often they occur. */
export function thingsIn(steps: readonly KeyedStep[], alike: Gathering): Things {
  const things = new Map<string, { kind: AttackNode['kind']; counter: Counter }>();
  for (const step of steps) {
    for (const { entity, own } of endsOf(step)) {
      const key = alike.get(own)!;
      let thing = things.get(key);
      if (!thing) things.set(key, (thing = { kind: kindOf(entity), counter: new Counter(step) }));
      thing.counter.add(step);
    }
  }
  return things;
}

function endsOf({ from, to, fromKey, toKey }: KeyedStep): readonly { entity: Entity; own: string }[] {
  return [
    { entity: from, own: fromKey },
    { entity: to, own: toKey },
  ];
}

function kindOf({ kind }: Entity): AttackNode['kind'] {
  const known = NODE_KINDS.find((each) => each === kind);
  if (!known) throw new TypeError(`no node is of an ${kind}`);
  return known;
}

/** The nodes that things go into. */
export function nodesOf(
  all: Case,
  steps: readonly KeyedStep[],
  nodeOf: Gathering,
  findings: FindingsByEvent,
): AttackNode[] {
  const nodes = new Map<string, { counter: Counter; entities: Map<string, Entity> }>();
  for (const step of steps) {
    for (const { entity, own } of endsOf(step)) {
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
    const counted = counter.counted(key, findings, pathOf(entity!, counter.first));
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
function pathOf({ value }: Entity, { log: { rows }, index, path }: KeyedStep): FieldPath {
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
