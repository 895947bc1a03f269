import { credentialKind } from '../../enrich/credential.ts';
import { parseFingerprint, type Fingerprint } from '../../enrich/public-key/fingerprint.ts';
import { parsePublicKey, type PublicKey } from '../../enrich/public-key/public-key.ts';
import { parameters, selectStrings } from '../../enrich/select.ts';
import { eventOf } from '../../log/events.ts';
import type { Case } from '../case.ts';
import type { Occurrence } from '../entities/entity.ts';
import { inOrder } from '../event-order.ts';
import { origins } from '../lineage/origins.ts';
import { lineageSteps, type LineageStep } from '../lineage/steps.ts';
import { occurrenceAt } from '../references/occurrences.ts';
import type { KeyPairCalls } from './calls.ts';
import { MOST_LISTED, type CallAt, type Listed } from './listed.ts';

/** Where imports hold the public key: those of EC2, those of Lightsail. */
export const PUBLIC_KEY_FIELDS = ['publicKeyMaterial', 'publicKeyBase64'] as const;

/** A successful call that made the key pair. */
export interface Making {
  readonly at: CallAt;
  readonly call: Occurrence;
  readonly how: 'created' | 'imported';
  /** What the call says of the key; undefined where it does not. */
  readonly keyPairId: string | undefined;
  readonly keyType: string | undefined;
  readonly keyFormat: string | undefined;
  readonly fingerprint: string | undefined;
  readonly parsedFingerprint: Fingerprint | undefined;
  /** Of an import. */
  readonly publicKey: PublicKey | undefined;
  /** How the caller came by a temporary access key: the call that issued it, that key's and so on. */
  readonly issuedBy: readonly LineageStep[];
}

/** The calls that made the key pair, oldest first. Reads the record of each that is told. */
export function* makingsOf(all: Case, calls: KeyPairCalls): Generator<void, Listed<Making>> {
  const made = inOrder(calls.of('created', 'imported'));
  const first: Making[] = [];
  for (const at of made.slice(0, MOST_LISTED)) {
    yield;
    first.push(yield* makingAt(all, at));
  }
  return { first, total: made.length };
}

function* makingAt(all: Case, at: CallAt): Generator<void, Making> {
  const event = eventOf(at.log.log, at.index);
  const record = event.record();
  const sides = (['requestParameters', 'responseElements'] as const).map((side) =>
    parameters(record, side, event.eventName),
  );
  const text = (name: string): string | undefined =>
    sides.flatMap((side) => selectStrings(side, name)).map(({ value }) => value)[0];
  const fingerprint = text('keyFingerprint') ?? text('keyPair.fingerprint');
  const [material] = PUBLIC_KEY_FIELDS.flatMap((name) => text(name) ?? []);
  const call = occurrenceAt(all, at, at.path);
  return {
    at,
    call,
    how: event.eventName.startsWith('Import') ? 'imported' : 'created',
    keyPairId: text('keyPairId'),
    keyType: text('keyType'),
    keyFormat: text('keyFormat'),
    fingerprint,
    parsedFingerprint: fingerprint === undefined ? undefined : parseFingerprint(fingerprint),
    publicKey: material === undefined ? undefined : parsePublicKey(material),
    issuedBy: yield* issuedBy(all, call),
  };
}

const MOST_GENERATIONS = 8;

function* issuedBy(all: Case, { event }: Occurrence): Generator<void, LineageStep[]> {
  const steps: LineageStep[] = [];
  let key = event.accessKeyId;
  while (key !== undefined && credentialKind(key) === 'temporary' && steps.length < MOST_GENERATIONS) {
    const [first] = yield* lineageSteps(all, origins(all, { kind: 'access-key', value: key }));
    if (!first) break;
    steps.push(first);
    key = first.from.kind === 'access-key' && first.from.value !== key ? first.from.value : undefined;
  }
  return steps;
}

/** When each access key made the key pair. Redacted keys are nobody's: many people's calls meet in them. */
export function timesByKey(makings: readonly Making[]): ReadonlyMap<string, readonly number[]> {
  const times = new Map<string, number[]>();
  for (const { call } of makings) {
    const { accessKeyId, time } = call.event;
    if (accessKeyId === undefined || time === undefined || credentialKind(accessKeyId) === 'unknown')
      continue;
    times.set(accessKeyId, [...(times.get(accessKeyId) ?? []), time]);
  }
  return times;
}
