import type { EventFacts } from '../../detect/finding.ts';
import type { FieldPath } from '../../log/json/value.ts';
import { eventKey } from '../deliveries/duplicates.ts';
import type { Entity } from '../entities/entity.ts';
import type { EventIn } from '../index/indexed-log.ts';

/** What one thing did with another. */
export type AttackEdgeKind =
  | 'called' // an address, with a credential or as a principal
  | 'acts-as' // a credential, as a principal
  | 'issued' // a credential
  | 'signed-in' // a principal, for a credential
  | 'runs-as' // an instance, as its role's session
  | 'created' // a key pair or security group
  | 'imported' // a key pair
  | 'described' // a key pair
  | 'used' // a key pair, in a call that names no instance
  | 'deleted' // a key pair or security group
  | 'opened' // a security group
  | 'launched' // an instance
  | 'launched-with' // a key pair is on an instance
  | 'launched-in' // a security group has an instance
  | 'pushed-key'; // an SSH key, onto an instance

/** What one event says: `from` did something with `to`. */
export interface Step extends EventIn {
  readonly facts: EventFacts;
  readonly kind: AttackEdgeKind;
  readonly from: Entity;
  readonly to: Entity;
  /** Where it stands in the event's record. */
  readonly path: FieldPath;
  readonly basis: 'recorded' | 'inferred';
  /** The same in a sentence for a person. */
  readonly why: string;
}

/** One string for a thing; of a key pair its account and region count too. */
function keyOfEntity({ kind, value, accountId, region, service, log }: Entity): string {
  return JSON.stringify([kind, value, accountId, region, service, log]);
}

/** A step with what it is looked up by: its event and its ends. */
export interface KeyedStep extends Step {
  readonly event: string;
  readonly fromKey: string;
  readonly toKey: string;
}

export function keyed(step: Step): KeyedStep {
  return {
    ...step,
    event: eventKey(step),
    fromKey: keyOfEntity(step.from),
    toKey: keyOfEntity(step.to),
  };
}
