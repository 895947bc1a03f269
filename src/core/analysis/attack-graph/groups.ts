import { placedKey } from '../../detect/conclude/identity.ts';
import type { EventFacts } from '../../detect/finding.ts';
import type { Case } from '../case.ts';
import type { Entity } from '../entities/entity.ts';
import type { Step } from './step.ts';

/**
 * The same steps with security groups that a call gives only by name as those whose id another step's event tells, so
 * that one group is one thing.
 */
export function withGroupIds(steps: readonly Step[]): Step[] {
  const ids = new Map<string, string>();
  for (const step of steps) {
    if (step.to.kind !== 'security-group' && step.from.kind !== 'security-group') continue;
    const { facts } = step;
    for (const { name, groupId } of facts.securityGroups) {
      if (name !== undefined && groupId !== undefined) ids.set(placedKey(facts, name), groupId);
    }
  }
  if (ids.size === 0) return [...steps];
  return steps.map((step) => {
    const known = (entity: Entity): Entity => {
      const id = entity.kind === 'security-group' && ids.get(placedKey(step.facts, entity.value));
      return id ? { kind: entity.kind, value: id } : entity;
    };
    return { ...step, from: known(step.from), to: known(step.to) };
  });
}

/** The name of a group, as a creation in any log gives it to the id that stands in an event. */
export function nameOfGroup(all: Case, event: EventFacts, groupId: string): string | undefined {
  const securityGroups = [{ name: undefined, reason: undefined, groupId }];
  return all.joins().groupNames({ ...event, securityGroups })[0];
}
