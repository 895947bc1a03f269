import type { FieldPath } from '../../log/json/value.ts';
import type { Case } from '../case.ts';
import type { Entity } from '../entities/entity.ts';
import type { EventIn } from '../index/indexed-log.ts';

/** What a call did with its result. */
export type LinkKind =
  | 'issued' // a credential: AssumeRole, GetSessionToken, CreateAccessKey …
  | 'signed-in' // a console session
  | 'runs-as' // an instance's own role session
  | 'created' // a key pair or security group
  | 'imported' // a key pair
  | 'launched' // an instance
  | 'opened'; // a security group to somebody

/** One step of a lineage: `from` made `to`, by a call that the logs hold. */
export interface Link extends EventIn {
  readonly kind: LinkKind;
  readonly from: Entity;
  readonly to: Entity;
  /** Where in the call's record the result, or else the reason, stands. */
  readonly path: FieldPath;
  /** `recorded`: the call's own record names both. `inferred`: concluded from what both have in common. */
  readonly basis: 'recorded' | 'inferred';
  /** The same in a sentence for a person. */
  readonly why: string;
}

/** Links found in steps, since records of many logs may have to be read. */
export type Links = Generator<void, Link[]>;

/** Who made a call: its access key; a call that was not signed with one was made by its principal, or by a service. */
export function callerOf({ log, index }: EventIn): Entity | undefined {
  const { rows } = log;
  const key = rows.text('accessKeyId', index);
  if (key !== undefined) return { kind: 'access-key', value: key };
  const principal = rows.text('principalArn', index);
  if (principal !== undefined) return { kind: 'principal', value: principal };
  const address = rows.text('sourceIPAddress', index);
  return address === undefined ? undefined : { kind: 'address', value: address };
}

/** The same links without those whose call was delivered before, and each once. */
export function distinct(all: Case, links: readonly Link[]): Link[] {
  const seen = new Set<string>();
  return links.filter((link) => {
    if (all.duplicates().isCopy(link)) return false;
    const key = JSON.stringify([link.kind, link.log.id, link.index, link.from, link.to]);
    return !seen.has(key) && seen.add(key);
  });
}
