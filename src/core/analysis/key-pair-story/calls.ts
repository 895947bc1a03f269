import type { KeyPairRole } from '../../enrich/enrichment.ts';
import type { Case } from '../case.ts';
import type { Entity } from '../entities/entity.ts';
import { isPlaceOf, namedByIdOnly } from '../facts/key-pairs.ts';
import type { NamedKeyPair } from '../facts/key-pair-index.ts';
import { counting, type CallAt } from './listed.ts';

/** The calls that name a key pair, or give only its id, by what they do with it. */
export interface KeyPairCalls {
  of(...roles: readonly KeyPairRole[]): readonly CallAt[];
  /** The failed ones that would have made, used or removed it. */
  readonly attempts: readonly CallAt[];
  readonly total: number;
}

const DOING: readonly KeyPairRole[] = ['created', 'imported', 'used', 'deleted'];

export function callsOf(all: Case, keyPair: Entity): KeyPairCalls {
  const named = all
    .keyPairs()
    .named(keyPair.value)
    .filter((each) => isPlaceOf(keyPair, each));
  const calls = counting(all, [...named, ...namedByIdOnly(all, keyPair)]);
  return {
    of: (...roles) => calls.filter((call) => does(call, roles) && succeeded(call)).map(callAt),
    attempts: calls.filter((call) => does(call, DOING) && !succeeded(call)).map(callAt),
    total: calls.length,
  };
}

function callAt({ log, index, mention: { path } }: NamedKeyPair): CallAt {
  return { log, index, path };
}

function does({ mention }: NamedKeyPair, roles: readonly KeyPairRole[]): boolean {
  return roles.includes(mention.role);
}

function succeeded({ log, index }: NamedKeyPair): boolean {
  return log.rows.at('error', index) === 0;
}
