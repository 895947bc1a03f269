import { credentialKind } from '../../enrich/credential.ts';
import { stringAt, type FieldPath } from '../../log/json/value.ts';
import type { LogEvent } from '../../log/log.ts';
import type { Case } from '../case.ts';
import { keyStringsOf, STS_RESPONSE } from '../references/key-strings.ts';
import type { PlaceIn } from '../index/opened-keys.ts';

/** A successful call that handed out a credential: `parent` is the access key it was made with, `child` the new one. */
export interface Issue {
  /** The index of the call in its log. */
  readonly index: number;
  readonly parent: string | undefined;
  readonly child: string;
  /** Where the new access key's id stands in the record. */
  readonly path: FieldPath;
}

const TOKEN_CALLS: ReadonlySet<string> = new Set(['GetSessionToken', 'GetFederationToken']);
const IAM_RESPONSE: FieldPath = ['responseElements', 'accessKey', 'accessKeyId'];

/** The credential an event issued, if it did: https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html */
export function issueOf(event: LogEvent): Issue | undefined {
  const path = event.error === undefined ? responsePath(event.eventSource, event.eventName) : undefined;
  const child = path && stringOf(event, path);
  return path && child ? { index: event.index, parent: event.accessKeyId, child, path } : undefined;
}

/** The string at `path`, which ends in `accessKeyId`. */
function stringOf(event: LogEvent, path: FieldPath): string | undefined {
  const strings = keyStringsOf(event);
  if (!strings) return stringAt(event.record(), ...path);
  return strings.find((found) => isSamePath(found.path, path))?.value;
}

function isSamePath(one: FieldPath, other: FieldPath): boolean {
  // Mostly it is the very same.
  return one === other || (one.length === other.length && one.every((step, at) => step === other[at]));
}

/** True for the calls that hand out credentials when they succeed. */
export function mayIssue(eventSource: string, eventName: string): boolean {
  return responsePath(eventSource, eventName) !== undefined;
}

function responsePath(eventSource: string, eventName: string): FieldPath | undefined {
  if (eventSource === 'iam.amazonaws.com') return eventName === 'CreateAccessKey' ? IAM_RESPONSE : undefined;
  if (eventSource !== 'sts.amazonaws.com') return undefined;
  return eventName.startsWith('AssumeRole') || TOKEN_CALLS.has(eventName) ? STS_RESPONSE : undefined;
}

/** The calls that issued an access key, and where its id stands in them. */
export function issuesOf(all: Case, child: string): PlaceIn[] {
  const read = all
    .readLogs()
    .flatMap((log) =>
      log.facts.issues.filter((issue) => issue.child === child).map((issue) => ({ log, ...issue })),
    );
  return [...all.keys.issuing(child), ...read];
}

/**
 * The access keys that calls with `accessKeyId` issued, and those these issued in turn, each with the one that issued
 * it. Keys that are none (redacted, made up) issue nothing: many people's calls would meet in them.
 */
export function issuedFrom(all: Case, accessKeyId: string): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  const read = all.readLogs().flatMap(({ facts }) => facts.issues);
  const pending = [accessKeyId];
  for (let parent = pending.pop(); parent !== undefined; parent = pending.pop()) {
    if (credentialKind(parent) === 'unknown') continue;
    for (const { child } of [
      ...all.keys.issuedBy(parent),
      ...read.filter((issue) => issue.parent === parent),
    ]) {
      if (parents.has(child) || child === accessKeyId || credentialKind(child) === 'unknown') continue;
      parents.set(child, parent);
      pending.push(child);
    }
  }
  return parents;
}
