import { tableOf } from '../../log/finish.ts';
import type { Log } from '../../log/log.ts';
import type { Rows } from '../../log/columns/rows.ts';
import type { CaseLog } from '../case.ts';

/** Which hours of one account's region the logs cover. Times in milliseconds. */
export interface RegionCoverage {
  readonly accountId: string | undefined;
  readonly region: string | undefined;
  readonly events: number;
  readonly firstTime: number;
  readonly lastTime: number;
  /** Stretches of whole hours between covered ones for which no log has an event, and no log object stands. */
  readonly gaps: readonly Gap[];
}

export interface Gap {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

const HOUR = 3_600_000;
/** About a millisecond of work, in events. */
const STEP = 8192;
/** However little is in a log, to look at it takes as long as so many events. */
const OF_A_LOG = 16;

/** Every account and region with a dated event, in order. Further deliveries of an event cover what the first does. */
export function* coverage(
  logs: readonly Pick<CaseLog, 'id' | 'log'>[],
): Generator<void, readonly RegionCoverage[]> {
  const regions = new Map<string, Counted>();
  const countFew = counterOfFew(regions);
  const hourOfLogObject = hourReader();
  let looked = 0;
  for (const { id, log } of logs) {
    const { rows } = tableOf(log);
    if (rows.count <= FEW) countFew(rows);
    else for (const [key, part] of yield* regionsOf(log)) merge(regions, key, part);
    const named = hourOfLogObject(id);
    const region = named && regions.get(named.key);
    if (region) region.hours.add(named.hour);
    looked += rows.count + OF_A_LOG;
    if (looked < STEP) continue;
    looked = 0;
    yield;
  }
  return [...regions.values()]
    .toSorted((a, b) => compare(a.accountId, b.accountId) || compare(a.region, b.region))
    .map(({ hours, ...region }) => ({ ...region, gaps: gapsBetween(hours) }));
}

interface Region extends Omit<RegionCoverage, 'gaps'> {
  /** Hours since 1970. */
  readonly hours: Set<number>;
}

/** Of so few events nothing is kept: of thousands of small logs that would be most of the work. */
const FEW = 32;

/** Gives what counts them. Mostly the next log has the strings of the one before and is of the same region. */
function counterOfFew(regions: Map<string, Counted>): (rows: Rows) => void {
  let strings: object | undefined;
  let [account, region] = [0, 0];
  let latest: Counted | undefined;
  return (rows) => {
    for (let index = 0; index < rows.count; index++) {
      const time = rows.time(index);
      if (Number.isNaN(time)) continue;
      const inAccount = rows.stringOf(rows.at('accountId', index));
      const inRegion = rows.stringOf(rows.at('awsRegion', index));
      if (!latest || rows.strings !== strings || inAccount !== account || inRegion !== region) {
        latest = countedOf(rows, index, regions);
        strings = rows.strings;
        account = inAccount;
        region = inRegion;
      }
      count(latest, time);
      latest.hours.add(Math.floor(time / HOUR));
    }
  };
}

function countedOf(rows: Rows, index: number, regions: Map<string, Counted>): Counted {
  const key = keyOf(rows.text('accountId', index), rows.text('awsRegion', index));
  let counted = regions.get(key);
  if (!counted) regions.set(key, (counted = newCounted(rows, index)));
  return counted;
}

/** A log never changes, so it is looked through once. */
const lookedThrough = new WeakMap<Log, ReadonlyMap<string, Region>>();

function* regionsOf(log: Log): Generator<void, ReadonlyMap<string, Region>> {
  let regions = lookedThrough.get(log);
  if (!regions) lookedThrough.set(log, (regions = yield* countRegions(log)));
  return regions;
}

function* countRegions(log: Log): Generator<void, ReadonlyMap<string, Region>> {
  const { rows } = tableOf(log);
  const regions = new Map<string, Counted>();
  /** By the log's own numbers, so that no text is looked up twice. */
  const known = new Map<number, Counted>();
  for (let first = 0; first < rows.count; first += STEP) {
    if (first > 0) yield;
    const end = Math.min(rows.count, first + STEP);
    countRows(rows, first, end, known);
  }
  for (const region of known.values()) merge(regions, keyOf(region.accountId, region.region), region);
  return regions;
}

/** Mostly an event is of the same region and hour as the one before. */
function countRows(rows: Rows, first: number, end: number, known: Map<number, Counted>): void {
  const accounts = rows.slice('accountId', first, end);
  const regions = rows.slice('awsRegion', first, end);
  const times = rows.times(first, end);
  let before = NaN;
  let counted: Counted | undefined;
  let hour = NaN;
  for (let at = 0; at < times.length; at++) {
    const time = times[at]!;
    if (Number.isNaN(time)) continue;
    const number = accounts[at]! * rows.numbers + regions[at]!;
    if (!counted || number !== before) {
      before = number;
      hour = NaN;
      counted = known.get(number);
      if (!counted) known.set(number, (counted = newCounted(rows, first + at)));
    }
    count(counted, time);
    // Within the hour that begins then.
    if (time >= hour && time - hour < HOUR) continue;
    hour = Math.floor(time / HOUR) * HOUR;
    counted.hours.add(hour / HOUR);
  }
}

interface Counted extends Region {
  events: number;
  firstTime: number;
  lastTime: number;
}

/** Counts an event, but not its hour. */
function count(counted: Counted, time: number): void {
  counted.events++;
  if (time < counted.firstTime) counted.firstTime = time;
  if (time > counted.lastTime) counted.lastTime = time;
}

function newCounted(rows: Rows, index: number): Counted {
  return {
    accountId: rows.text('accountId', index),
    region: rows.text('awsRegion', index),
    events: 0,
    firstTime: Infinity,
    lastTime: -Infinity,
    hours: new Set(),
  };
}

function merge(regions: Map<string, Counted>, key: string, part: Region): void {
  let region = regions.get(key);
  if (!region) regions.set(key, (region = { ...part, events: 0, hours: new Set() }));
  for (const hour of part.hours) region.hours.add(hour);
  region.events += part.events;
  region.firstTime = Math.min(region.firstTime, part.firstTime);
  region.lastTime = Math.max(region.lastTime, part.lastTime);
}

function keyOf(accountId: string | undefined, region: string | undefined): string {
  return `${accountId ?? ''} ${region ?? ''}`;
}

/** CloudTrail names its log objects after account, region and time; one without events covers its hour as well. */
const LOG_OBJECT = /(\d{12})_CloudTrail_([a-z\d-]+)_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\dZ_[^/]*)$/;
/** What stands in such a name behind the hour. */
const REST = /^\d\dZ_[^/]*$/;

interface RegionHour {
  readonly key: string;
  /** Since 1970. */
  readonly hour: number;
}

/** Gives what tells the hour of a log object by its id. Of ids in order the next one mostly begins as the last one did. */
function hourReader(): (id: string) => RegionHour | undefined {
  let latest: { readonly beginning: string; readonly read: RegionHour } | undefined;
  return (id) => {
    if (latest && id.startsWith(latest.beginning) && REST.test(id.slice(latest.beginning.length)))
      return latest.read;
    const [, accountId, region, year, month, day, hour, rest] = LOG_OBJECT.exec(id) ?? [];
    if (accountId === undefined) return undefined;
    const time = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour));
    const read = { key: keyOf(accountId, region), hour: time / HOUR };
    latest = { beginning: id.slice(0, -rest!.length), read };
    return read;
  };
}

function gapsBetween(hours: ReadonlySet<number>): Gap[] {
  const covered = [...hours].toSorted((a, b) => a - b);
  return covered.flatMap((hour, at) => {
    const next = covered[at + 1];
    return next === undefined || next === hour + 1 ? [] : [{ from: (hour + 1) * HOUR, to: next * HOUR }];
  });
}

function compare(a = '', b = ''): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
