import type { Word } from '../../../detect/explain/lines.ts';
import type { Occurrence } from '../../entities/entity.ts';
import { NONE, type Listed } from '../listed.ts';

/**
 * What the logs say of a step. `shown`: they hold events that fit it; `not-seen`: they hold what would show it, and it is
 * not there; `cannot-be-shown`: they do not hold what would show it.
 */
export type StepStatus = 'shown' | 'not-seen' | 'cannot-be-shown';

/** One step of the attack with key pairs, as the evidence has it. */
export interface ChainStep {
  readonly title: string;
  /** MITRE ATT&CK: https://attack.mitre.org */
  readonly techniques: readonly string[];
  readonly status: StepStatus;
  /** Why, in a sentence without a full stop. */
  readonly why: readonly Word[];
  readonly calls: Listed<StepCall>;
}

export interface StepCall {
  readonly call: Occurrence;
  /** Of a call with a finding: its title. */
  readonly finding?: string;
}

/** What a step is decided to be, without its name. */
export type Decision = Omit<ChainStep, 'title' | 'techniques'>;

export function shown(calls: Listed<StepCall>, ...why: readonly Word[]): Decision {
  return { status: 'shown', why, calls };
}

/** Calls of which there is no more to say. */
export function plainCalls({ first, total }: Listed<Occurrence>): Listed<StepCall> {
  return { first: first.map((call) => ({ call })), total };
}

export function notSeen(...why: readonly Word[]): Decision {
  return { status: 'not-seen', why, calls: NONE };
}

export function cannotBeShown(...why: readonly Word[]): Decision {
  return { status: 'cannot-be-shown', why, calls: NONE };
}
