import { isObject, stringAt, type JsonObject, type JsonValue } from '../../log/json/value.ts';
import { parseJson } from '../../log/json/read.ts';
import type { Log } from '../../log/log.ts';

/** What one digest file says: which log files CloudTrail delivered for an account's region within an hour. Plain data. */
export interface Digest {
  readonly accountId: string | undefined;
  readonly region: string | undefined;
  /** When the hour begins and ends, in milliseconds; undefined where it does not say. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** The keys of the log files in their bucket. */
  readonly files: readonly string[];
}

/** The digests that a log holds. */
export function digestsIn({ text, notEvents }: Log): Digest[] {
  return notEvents
    .filter(({ kind }) => kind === 'digest')
    .flatMap(({ span }) => {
      const digest = parseJson(text.subarray(span.offset, span.offset + span.length));
      return isObject(digest) ? [readDigest(digest)] : [];
    });
}

/** Digests lie in a folder of their region. */
const REGION = /CloudTrail-Digest\/([a-z\d-]+)\//;

function readDigest(digest: JsonObject): Digest {
  return {
    accountId: stringAt(digest, 'awsAccountId'),
    region: REGION.exec(stringAt(digest, 'digestS3Object') ?? '')?.[1],
    from: timeAt(digest, 'digestStartTime'),
    to: timeAt(digest, 'digestEndTime'),
    files: keysOf(digest['logFiles'] ?? null),
  };
}

function timeAt(digest: JsonObject, name: string): number | undefined {
  const time = Date.parse(stringAt(digest, name) ?? '');
  return Number.isNaN(time) ? undefined : time;
}

function keysOf(logFiles: JsonValue): string[] {
  if (!Array.isArray(logFiles)) return [];
  return logFiles.flatMap((file) => (isObject(file) ? (stringAt(file, 's3Object') ?? []) : []));
}
