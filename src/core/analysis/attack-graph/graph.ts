import type { Level } from '../../detect/level.ts';
import type { AutonomousSystem } from '../../enrich/enrichment.ts';
import type { Entity, Occurrence } from '../entities/entity.ts';
import type { AttackEdgeKind } from './step.ts';

/** What nodes are of. */
export const NODE_KINDS = [
  'address',
  'access-key',
  'principal',
  'key-pair',
  'security-group',
  'instance',
] as const;

export type AttackNodeKind = (typeof NODE_KINDS)[number];

/** Who and what had a part in an incident, and what the calls say that one did with the other. Plain data. */
export interface AttackGraph {
  /** The incident's. */
  readonly id: string;
  readonly findings: number;
  readonly level: Level;
  readonly nodes: readonly AttackNode[];
  readonly edges: readonly AttackEdge[];
  /** The events that are drawn, each once, and how many of them no finding of the incident has: what surrounds it. */
  readonly events: number;
  readonly context: number;
  /** Events of the incident, or around it, that are not drawn: too many, or nobody is named in them. */
  readonly leftOut: number;
  /** Of the events that are drawn, in milliseconds. */
  readonly firstTime: number | undefined;
  readonly lastTime: number | undefined;
}

/** What nodes and edges are counted by. */
interface Counted {
  /** The same as long as it is about the same things. */
  readonly key: string;
  /** How many of the graph's events say something of it. */
  readonly events: number;
  /** Findings of the incident on these events, and their highest level. */
  readonly findings: number;
  readonly level: Level | undefined;
  /** No event of a finding says anything of it. */
  readonly isContext: boolean;
  readonly firstTime: number | undefined;
  /** Where it stands for the first time. */
  readonly place: Occurrence;
}

export interface AttackNode extends Counted {
  readonly kind: AttackNodeKind;
  /** What it stands for, at most twenty of them. */
  readonly entities: readonly Entity[];
  /** How many things it stands for: several that differ in name alone, or that there is no room for. */
  readonly size: number;
  /** Several that there is no room for, which may have nothing in common. */
  readonly isRest: boolean;
  /** Of a security group that is known by its id. */
  readonly name: string | undefined;
  /** Of an address. */
  readonly as: AutonomousSystem | undefined;
}

export interface AttackEdge extends Counted {
  readonly kind: AttackEdgeKind;
  /** Keys of nodes. They are the same where several things that one node stands for have to do with each other. */
  readonly from: string;
  readonly to: string;
  /** `inferred`: no call says so in so many words; `why` does. */
  readonly basis: 'recorded' | 'inferred';
  readonly why: string;
  /** Most frequent first. */
  readonly calls: readonly { readonly name: string; readonly count: number }[];
  /** How many of the events are attempts that failed. */
  readonly failures: number;
}
