import type { Gap } from './coverage.ts';
import type { Digest } from './digests.ts';

/** A log with the digests it holds. */
export interface DigestLog {
  readonly id: string;
  readonly digests: readonly Digest[];
}

/** What the digests of one account's region say of its log files. Times in milliseconds. */
export interface DigestCoverage {
  readonly accountId: string | undefined;
  readonly region: string | undefined;
  /** How many digests there are. */
  readonly digests: number;
  /** The beginning of the first hour and the end of the last; undefined where none says. */
  readonly firstTime: number | undefined;
  readonly lastTime: number | undefined;
  /** Times between two digests for which there is none. */
  readonly gaps: readonly Gap[];
  /** How many log files they list. */
  readonly listed: number;
  /** Those of them that are not among the logs. */
  readonly missing: readonly MissingFile[];
}

/** A log file that a digest lists and that is not among the logs. */
export interface MissingFile {
  /** Its key in its bucket. */
  readonly key: string;
  /** The log that holds the digest. */
  readonly digest: string;
}

/** A digest begins when the one before it ends, give or take a moment. */
const MOMENT = 60_000;

/** What the digests among the logs say, by account and region, in order. A file that two digests list counts once. */
export function digestCoverage(logs: readonly DigestLog[]): readonly DigestCoverage[] {
  if (logs.every(({ digests }) => digests.length === 0)) return [];
  const present = new Set(logs.map(({ id }) => objectName(id)));
  const regions = new Map<string, { digest: Digest; log: string }[]>();
  for (const { id, digests } of logs) {
    for (const digest of digests) {
      const key = `${digest.accountId ?? ''} ${digest.region ?? ''}`;
      const known = regions.get(key) ?? [];
      regions.set(key, known);
      known.push({ digest, log: id });
    }
  }
  return [...regions].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, found]) => ofRegion(found, present));
}

function ofRegion(
  found: readonly { readonly digest: Digest; readonly log: string }[],
  present: ReadonlySet<string>,
): DigestCoverage {
  const { accountId, region } = found[0]!.digest;
  const listed = new Map(
    found.flatMap(({ digest, log }) => digest.files.map((key) => [key, { key, digest: log }] as const)),
  );
  const hours = found
    .flatMap(({ digest: { from, to } }) =>
      from === undefined || to === undefined || to < from ? [] : [{ from, to }],
    )
    .toSorted((a, b) => a.from - b.from);
  return {
    accountId,
    region,
    digests: found.length,
    firstTime: hours[0]?.from,
    lastTime: hours.reduce<number | undefined>((last, { to }) => Math.max(last ?? to, to), undefined),
    gaps: gapsBetween(hours),
    listed: listed.size,
    missing: [...listed.values()].filter(({ key }) => !present.has(objectName(key))),
  };
}

function gapsBetween(hours: readonly Gap[]): Gap[] {
  const gaps: Gap[] = [];
  let end = hours[0]?.from ?? 0;
  for (const { from, to } of hours) {
    if (from > end + MOMENT) gaps.push({ from: end, to: from });
    end = Math.max(end, to);
  }
  return gaps;
}

/** A log object's name is unique; it may have been unpacked, and lie in any folder. */
function objectName(path: string): string {
  return path.slice(path.search(/[^/\\]*$/)).replace(/(\.json)?(\.gz)?$/, '');
}
