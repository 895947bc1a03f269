import type { Entity, EntityKind } from '../../core/analysis/entities/entity.ts';
import type { Investigation } from '../../core/analysis/investigation.ts';
import type { LinkKind } from '../../core/analysis/lineage/link.ts';
import type { LineageStep } from '../../core/analysis/lineage/steps.ts';
import { code, type Block, type Inline } from './rich-text.ts';
import { count, ENTITY_NOUN, utc } from './words.ts';
import { callerInlines, entityInlines, type Names } from './entity-label.ts';

/** Where an entity came from, and what it led to. */
export interface EntityLineage {
  readonly origins: readonly LineageStep[];
  readonly outcomes: readonly LineageStep[];
}

/** In steps: records are read for it. */
export function* lineageOf(investigation: Investigation, entity: Entity): Generator<void, EntityLineage> {
  const origins = yield* investigation.originsInSteps(entity);
  return { origins, outcomes: yield* investigation.outcomesInSteps(entity) };
}

/** A line for each; nothing for what the logs do not show. */
export function describeLineage(names: Names, { origins, outcomes }: EntityLineage): readonly Block[] {
  const [first] = origins;
  return [
    ...(first ? [{ text: [...originLine(names, first), ...more(origins.length - 1)] }] : []),
    ...(outcomes.length > 0 ? [{ text: ['Led to ', ledTo(outcomes)] }] : []),
  ];
}

function originLine(
  names: Names,
  { kind, basis, why, from, call: { event } }: LineageStep,
): readonly Inline[] {
  const { eventName, time, sourceIPAddress } = event;
  return [
    `${MADE[kind]} `,
    ...(kind === 'runs-as' ? [...entityInlines(names, from), ', seen '] : [code(eventName), ' ']),
    utc(time),
    ...(event.userName === undefined || kind === 'runs-as' ? [] : [' by ', ...callerInlines(names, event)]),
    ...(sourceIPAddress === undefined
      ? []
      : [' from ', ...entityInlines(names, { kind: 'address', value: sourceIPAddress })]),
    ...(basis === 'inferred' ? [` (inferred: ${why})`] : []),
  ];
}

const MADE: Readonly<Record<LinkKind, string>> = {
  issued: 'Issued by',
  'signed-in': 'Console session: signed in with',
  'runs-as': 'Role session of the instance',
  created: 'Made by',
  imported: 'Made by',
  launched: 'Launched by',
  opened: 'Opened by',
};

function more(number: number): readonly Inline[] {
  return number > 0 ? [` and ${count(number, 'other call')}`] : [];
}

/** "2 access keys, 1 key pair": how many different ones. */
export function ledTo(outcomes: readonly LineageStep[]): string {
  const kinds = new Map<EntityKind, Set<string>>();
  for (const { to } of outcomes) {
    const values = kinds.get(to.kind) ?? new Set();
    kinds.set(to.kind, values.add(JSON.stringify(to)));
  }
  return [...kinds].map(([kind, values]) => count(values.size, ENTITY_NOUN[kind])).join(', ');
}
