import { credentialKind } from '../../enrich/credential.ts';
import type { Case } from '../case.ts';
import type { Entity } from '../entities/entity.ts';
import type { Link } from '../lineage/link.ts';
import { origins } from '../lineage/origins.ts';
import type { Step } from './step.ts';

/** Of more credentials than these nobody asks where they came from. */
const MOST_TRACED = 24;

/** Where credentials came from, and for which of them that was asked. */
export interface Traced {
  readonly links: readonly Link[];
  readonly accessKeys: ReadonlySet<string>;
}

/** The links by which credentials came to be, those of the credentials that they were issued with among them. */
export function* tracedLinks(all: Case, accessKeys: Iterable<string>): Generator<void, Traced> {
  const pending = [...accessKeys];
  const traced = new Set<string>();
  const links: Link[] = [];
  for (let key = pending.shift(); key !== undefined && traced.size < MOST_TRACED; key = pending.shift()) {
    if (traced.has(key) || credentialKind(key) === 'unknown') continue;
    traced.add(key);
    yield;
    for (const link of yield* origins(all, { kind: 'access-key', value: key })) {
      links.push(link);
      if (link.from.kind === 'access-key') pending.push(link.from.value);
    }
  }
  return { links, accessKeys: traced };
}

/** What lineage says of credentials that were traced, in place of what each event says by itself: both accounts' records of a call are one step. */
export function withLinks(all: Case, steps: readonly Step[], { links, accessKeys }: Traced): Step[] {
  const others = steps.filter(({ kind, to }) => kind !== 'issued' || !accessKeys.has(to.value));
  return [
    ...others,
    ...links.map((link): Step => {
      const { log, index, kind, from, to, path, basis, why } = link;
      return { log, index, facts: all.facts(link), kind, from, to, path, basis, why };
    }),
  ];
}

/** The access keys that steps name. */
export function accessKeysIn(steps: readonly Step[]): Set<string> {
  const entities = steps.flatMap(({ from, to }): Entity[] => [from, to]);
  return new Set(entities.filter(({ kind }) => kind === 'access-key').map(({ value }) => value));
}
