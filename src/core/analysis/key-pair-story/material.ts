import { parseFingerprint } from '../../enrich/public-key/fingerprint.ts';
import { parsePublicKey } from '../../enrich/public-key/public-key.ts';
import { parameters, selectStrings } from '../../enrich/select.ts';
import { eventOf } from '../../log/events.ts';
import type { Case } from '../case.ts';
import { eventKey } from '../deliveries/duplicates.ts';
import type { Entity, Occurrence } from '../entities/entity.ts';
import type { EventIn } from '../index/indexed-log.ts';
import { keyPairEntity } from '../facts/key-pairs.ts';
import type { KeyPairPosting } from '../facts/log-facts.ts';
import { occurrenceAt } from '../references/occurrences.ts';
import { listed, type CallAt, type Listed } from './listed.ts';
import { PUBLIC_KEY_FIELDS, type Making } from './making.ts';

/** Another key pair that holds the same key for certain, by the call that made it. */
export interface SameKey {
  readonly keyPair: Entity;
  readonly call: Occurrence;
  /** `fingerprint`: EC2 gave both the same one. `public-key`: what was imported has the digest of the other, or is it. */
  readonly by: 'fingerprint' | 'public-key';
}

/** Where else the same key material was made a key pair, in any account and region. */
export interface SameMaterial {
  readonly elsewhere: Listed<SameKey>;
  /** Nothing that the logs hold of the key could be found again in another region or account. */
  readonly cannotBeFollowed: boolean;
}

/** The same, and each call that made another key pair of the same key, by `eventKey`: also those that are not listed. */
export interface Followed {
  readonly material: SameMaterial;
  readonly calls: ReadonlySet<string>;
}

interface Found extends CallAt {
  readonly posting: KeyPairPosting;
  readonly by: SameKey['by'];
}

/** So many mentions are looked at in a step. */
const STEP = 2048;

/**
 * Looks through what logs say of key pairs; records of imports are read only where a response has no fingerprint. `own` are
 * all calls that made the key pair itself.
 */
export function* sameMaterial(
  all: Case,
  makings: readonly Making[],
  own: readonly EventIn[],
): Generator<void, Followed> {
  const recorded = new Set(makings.flatMap(({ parsedFingerprint }) => parsedFingerprint?.value ?? []));
  const computed = new Set(makings.flatMap(({ publicKey }) => fingerprintOf(publicKey?.fingerprint) ?? []));
  // RSA made by EC2 has the digest of the private key, which no import of its public half has.
  const isFollowable =
    computed.size > 0 || makings.some(({ parsedFingerprint }) => isOfPublicKey(parsedFingerprint?.kind));
  const isOwn = new Set(own.map(eventKey));
  const found: Found[] = [];
  for (const log of all.logs) {
    yield;
    for (const [at, posting] of log.facts.keyPairs.entries()) {
      if (at % STEP === STEP - 1) yield;
      const { index, mention } = posting;
      const event = { log, index };
      if (!isMaking(event, posting) || isOwn.has(eventKey(event))) continue;
      const other = fingerprintOf(mention.fingerprint);
      const isRead = other === undefined && mention.role === 'imported';
      if (isRead) yield;
      const digest = isRead ? fingerprintOfImport(event) : other;
      const by = sameBy(other, digest, recorded, computed);
      if (by) found.push({ log, index, path: mention.path, posting, by });
    }
  }
  const material = {
    elsewhere: listed(all, found, (each) => sameKey(all, each)),
    cannotBeFollowed: makings.length > 0 && !isFollowable,
  };
  return { material, calls: new Set(found.map(eventKey)) };
}

function sameBy(
  recorded: string | undefined,
  digest: string | undefined,
  ownRecorded: ReadonlySet<string>,
  ownComputed: ReadonlySet<string>,
): SameKey['by'] | undefined {
  if (recorded !== undefined && ownRecorded.has(recorded)) return 'fingerprint';
  const isSame = digest !== undefined && (ownRecorded.has(digest) || ownComputed.has(digest));
  return isSame ? 'public-key' : undefined;
}

function isOfPublicKey(kind: string | undefined): boolean {
  return kind === 'public-key-md5' || kind === 'public-key-sha256';
}

function fingerprintOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : parseFingerprint(text)?.value;
}

function isMaking({ log, index }: EventIn, { mention }: KeyPairPosting): boolean {
  const makes = mention.role === 'created' || mention.role === 'imported';
  return makes && mention.name !== undefined && log.rows.at('error', index) === 0;
}

/** What EC2 would have called the key that a call imports. Reads its record. */
function fingerprintOfImport({ log, index }: EventIn): string | undefined {
  const event = eventOf(log.log, index);
  const request = parameters(event.record(), 'requestParameters', event.eventName);
  const [material] = PUBLIC_KEY_FIELDS.flatMap((name) => selectStrings(request, name));
  return fingerprintOf(material && parsePublicKey(material.value)?.fingerprint);
}

function sameKey(all: Case, { log, index, path, posting: { mention }, by }: Found): SameKey {
  const keyPair = keyPairEntity(mention.name!, mention.service, eventOf(log.log, index), log.id);
  return { keyPair, call: occurrenceAt(all, { log, index }, path), by };
}
