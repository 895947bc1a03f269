import type { Conclusion, EventFacts } from '../../detect/finding.ts';
import { compareLevels, type Level } from '../../detect/level.ts';
import { parseAddress } from '../../enrich/address.ts';
import { entityKey } from './entity-key.ts';
import type { Entity } from './entity.ts';
import { memoryOfOne, type Stepped } from '../lazy.ts';

/** How an entity is told from others at a glance, wherever it is shown in a case. */
export interface EntityMark {
  /** A, B, … Z, AA, AB, …: of one entity only. */
  readonly tag: string;
  /** The number of a colour, from 0. There are more entities than colours: the tag is what tells them apart. */
  readonly color: number;
}

/** How many colours there are. */
export const MARK_COLORS = 6;

/** The mark of an entity; undefined where no finding is about it. */
export type EntityMarks = (entity: Entity) => EntityMark | undefined;

/** So many events are looked at in a step. */
const STEP = 512;

/**
 * The marks of the entities that findings are about, be it as the event that carries one or as one of its chain. A is
 * what the gravest findings are about, then what the most are, then what was seen first: so a letter says that there is
 * a finding, the alphabet lasts, and of one conclusion everybody gives the same.
 */
export const entityMarks: (conclusion: Conclusion) => Stepped<EntityMarks> = memoryOfOne(markAll);

/** The mark of the entity that comes at that place in the order, from 0. */
export function markAt(place: number): EntityMark {
  let tag = '';
  for (let rest = place + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    tag = String.fromCharCode(65 + ((rest - 1) % 26)) + tag;
  return { tag, color: place % MARK_COLORS };
}

/** How much findings have to say of an entity. */
interface Weight {
  level: Level;
  findings: number;
  firstTime: number;
  /** Where it was met first, for what is alike otherwise. */
  readonly place: number;
}

function* markAll({ findings }: Conclusion): Generator<void, EntityMarks> {
  const weights = new Map<string, Weight>();
  let seen = 0;
  for (const { event, related, level } of findings) {
    const counted = new Set<string>();
    for (const facts of [event, ...related.map((other) => other.event)]) {
      for (const key of entitiesOf(facts).map(entityKey)) {
        weigh(weights, key, facts.time ?? Infinity, level, counted.has(key) ? 0 : 1);
        counted.add(key);
      }
      if (++seen % STEP === 0) yield;
    }
  }
  const order = [...weights].toSorted(([, a], [, b]) => compareWeights(a, b));
  const marks = new Map(order.map(([key], place) => [key, markAt(place)]));
  return (entity) => marks.get(entityKey(entity));
}

function weigh(
  weights: Map<string, Weight>,
  key: string,
  time: number,
  level: Level,
  findings: number,
): void {
  const weight = weights.get(key);
  if (!weight) {
    weights.set(key, { level, findings, firstTime: time, place: weights.size });
    return;
  }
  weight.findings += findings;
  weight.firstTime = Math.min(weight.firstTime, time);
  if (compareLevels(level, weight.level) > 0) weight.level = level;
}

function compareWeights(a: Weight, b: Weight): number {
  return (
    compareLevels(b.level, a.level) ||
    b.findings - a.findings ||
    (a.firstTime === b.firstTime ? a.place - b.place : a.firstTime - b.firstTime)
  );
}

/** What an event is about, who comes first: its credential, its caller, its key pairs, its groups, its address. */
export function entitiesOf(event: EventFacts): Entity[] {
  const { accessKeyId, principalArn, sourceIPAddress, keyPairs, securityGroups } = event;
  const named = keyPairs.flatMap(({ name }) => (name === undefined ? [] : keyPairIn(event, name)));
  return [
    ...(accessKeyId === undefined ? [] : [{ kind: 'access-key', value: accessKeyId } as const]),
    ...(principalArn === undefined ? [] : [{ kind: 'principal', value: principalArn } as const]),
    ...named,
    ...securityGroups.flatMap(({ groupId: value }) =>
      value === undefined ? [] : { kind: 'security-group' as const, value },
    ),
    ...(sourceIPAddress !== undefined && parseAddress(sourceIPAddress)
      ? [{ kind: 'address', value: sourceIPAddress } as const]
      : []),
  ];
}

/** The key pair of that name in the event's account and region, as `keyPairEntity` has it. */
export function keyPairIn({ accountId, region, eventSource, log }: EventFacts, name: string): Entity {
  return {
    kind: 'key-pair',
    value: name,
    service: eventSource === 'lightsail.amazonaws.com' ? 'lightsail' : 'ec2',
    ...(accountId !== undefined && { accountId }),
    ...(region !== undefined && { region }),
    ...((accountId === undefined || region === undefined) && { log }),
  };
}
