import type { EventFacts } from '../../detect/finding.ts';
import { hideSessionTokensInText } from '../../enrich/redact.ts';

/** The fields that name an event. */
export interface EventJson {
  readonly eventID: string | null;
  readonly eventTime: string | null;
  readonly eventName: string;
  readonly eventSource: string;
}

export function eventJson({ eventID, eventTime, eventName, eventSource }: EventFacts): EventJson {
  return { eventID: eventID ?? null, eventTime: eventTime ?? null, eventName, eventSource };
}

/** Who and what an event is about; null where it does not say. */
export interface EntitiesJson {
  readonly accessKeyId: string | null;
  readonly keyName: string | null;
  readonly principalArn: string | null;
  readonly userName: string | null;
  readonly accountId: string | null;
  readonly region: string | null;
  readonly sourceIPAddress: string | null;
}

/** `companions` are events that may know the name of a key pair which this one gives only by id. */
export function entitiesJson(event: EventFacts, companions: readonly EventFacts[] = []): EntitiesJson {
  return {
    accessKeyId: shown(event.accessKeyId),
    keyName: shown(keyName(event, companions)),
    principalArn: shown(event.principalArn),
    userName: shown(event.userName),
    accountId: shown(event.accountId),
    region: shown(event.region),
    sourceIPAddress: shown(event.sourceIPAddress),
  };
}

function shown(text: string | undefined): string | null {
  return text === undefined ? null : hideSessionTokensInText(text);
}

function keyName({ keyPairs }: EventFacts, companions: readonly EventFacts[]): string | undefined {
  const named = keyPairs.find(({ name }) => name !== undefined);
  if (named) return named.name;
  const ids = new Set(keyPairs.flatMap(({ keyPairId }) => keyPairId ?? []));
  return companions
    .flatMap((companion) => companion.keyPairs)
    .find(({ name, keyPairId }) => name !== undefined && keyPairId !== undefined && ids.has(keyPairId))?.name;
}
