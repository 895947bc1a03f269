import assert from 'node:assert/strict';
import test from 'node:test';
import { coverage as coverageInSteps } from '../../../../src/core/analysis/coverage/coverage.ts';
import { inOneGo } from '../../../../src/core/log/steps.ts';
import { StringTable } from '../../../../src/core/log/columns/strings.ts';
import { openPacked } from '../../../../src/core/log/packed/open.ts';
import { packLog } from '../../../../src/core/log/packed/pack.ts';
import { readLog } from '../../../../src/core/log/read.ts';
import type { CaseLog } from '../../../../src/core/analysis/case.ts';

const coverage = (logs: Parameters<typeof coverageInSteps>[0]) => inOneGo(coverageInSteps(logs));
const NO_TEXT = new Uint8Array();
const hour = (clock: string): number => Date.parse(`2026-11-04T${clock}:00Z`);

test('an hour without an event between hours with some is a gap', () => {
  const [region, other] = coverage([log('a', '01:10', '02:59'), log('b', '06:00')]);
  assert.deepEqual(region?.gaps, [{ from: hour('03:00'), to: hour('06:00') }]);
  assert.equal(region.events, 3);
  assert.equal(region.firstTime, hour('01:10'));
  assert.equal(region.lastTime, hour('06:00'));
  assert.equal(other, undefined);
});

test('a log object without events covers its hour, for its account and region', () => {
  const name = 'file:///case/111122223333_CloudTrail_us-east-1_20261104T0200Z_x.json.gz';
  const logs = [log('a', '01:10'), log(name), log('c', '03:10')];
  assert.deepEqual(coverage(logs)[0]?.gaps, []);
  const elsewhere = [log('a', '01:10'), log(name.replace('us-east-1', 'eu-west-1')), log('c', '03:10')];
  assert.deepEqual(coverage(elsewhere)[0]?.gaps, [{ from: hour('02:00'), to: hour('03:00') }]);
});

test('names of log objects that begin alike are told apart by what they say', () => {
  assert.equal(gapsAmong('0100Z_x', '0155Z_y', '0200Z_x', '0300Z_x', '0400Z_x').length, 0);
  // Folders of such names, and names that are cut off, are none.
  assert.equal(gapsAmong('0100Z_x', '0200Z_x', '0300Z_x', '04').length, 1);
  assert.equal(gapsAmong('0100Z_x', '0200Z_x/a', '0200Z', '0300Z_x', '0400Z_x').length, 1);
  assert.equal(gapsAmong('0100Z_x', '0100Z_x/0200Z_x', '0300Z_x', '0400Z_x').length, 1);
});

test('many events in one log cover what they do in many logs, also when asked again', () => {
  const clocks = Array.from({ length: 50 }, (_, n) =>
    n % 10 === 0 ? 'no time' : `${10 + (n % 7)}:${10 + n}`,
  );
  const one = [log('all', ...clocks), log('b', '01:10')];
  const many = [...clocks.map((clock, n) => log(`part ${n}`, clock)), log('b', '01:10')];
  const [region] = coverage(one);
  assert.equal(region?.events, 46);
  assert.deepEqual(coverage(one), [region]);
  assert.deepEqual(coverage(many), [region]);
});

test('regions and hours that take turns in one log are told apart', () => {
  const places = Array.from({ length: 60 }, (_, n) => ({
    clock: `${10 + (n % 5)}:${10 + (n % 7)}`,
    region: n % 3 === 0 ? 'eu-west-1' : 'us-east-1',
  }));
  const together = logOf('all', places);
  const apart = places.map((place, n) => logOf(`part ${n}`, [place]));
  assert.deepEqual(
    coverage([together]).map(({ events }) => events),
    [20, 40],
  );
  assert.deepEqual(coverage([together]), coverage(apart));
  const strings = new StringTable();
  const opened = apart.map((each) => reopened(each, strings));
  assert.deepEqual(coverage([together]), coverage(opened));
  assert.deepEqual(coverage([together]), coverage(apart.map((each, n) => (n % 2 === 0 ? each : opened[n]!))));
});

test('a log of one account, region and hour is counted as the events of several are', () => {
  const hourLong = Array.from({ length: 60 }, (_, n) => ({
    clock: `10:${10 + (n % 50)}`,
    region: 'us-east-1',
  }));
  const withOther = (at: number, other: Partial<Place>): Place[] =>
    hourLong.map((place, n) => (n === at ? { ...place, ...other } : place));
  check(hourLong, [61, 1]);
  check(withOther(30, { clock: 'no time' }), [60, 1]);
  check(withOther(59, { clock: '11:00' }), [61, 1]);
  check(withOther(0, { clock: '08:59' }), [61, 2]);
  check(withOther(59, { region: 'eu-west-1' }), [1, 0], [60, 1]);
  check(withOther(0, { region: 'eu-west-1' }), [1, 0], [60, 1]);
});

test('events without a time cover nothing', () => {
  assert.deepEqual(coverage([log('a', 'no time')]), []);
});

/** Of each region so many events and gaps, however the events are in logs. */
function check(
  places: readonly Place[],
  ...regions: readonly (readonly [events: number, gaps: number])[]
): void {
  const together = logOf('all', places);
  const later = logOf('later', [{ clock: '20:00', region: 'us-east-1' }]);
  const apart = places.map((place, n) => logOf(`part ${n}`, [place]));
  const expected = coverage([...apart, later]);
  assert.deepEqual(
    expected.map(({ events, gaps }) => [events, gaps.length]),
    regions,
  );
  assert.deepEqual(coverage([together, later]), expected);
  assert.deepEqual(coverage([reopened(together), later]), expected);
}

/** All that coverage may ask for: what rules say of a log stays packed in a case of the editor until somebody reads it. */
type NamedLog = Pick<CaseLog, 'id' | 'log'>;

interface Place {
  readonly clock: string;
  readonly region: string;
}

function textOf(places: readonly Place[]): Uint8Array {
  const events = places.map(({ clock, region }) => ({
    eventName: 'ListUsers',
    eventSource: 'iam.amazonaws.com',
    eventTime: `2026-11-04T${clock}:00Z`,
    awsRegion: region,
    recipientAccountId: '111122223333',
  }));
  return new TextEncoder().encode(JSON.stringify({ Records: events }));
}

function log(id: string, ...clocks: readonly string[]): NamedLog {
  return logOf(
    id,
    clocks.map((clock) => ({ clock, region: 'us-east-1' })),
  );
}

function logOf(id: string, places: readonly Place[]): NamedLog {
  return { id, log: readLog(textOf(places)) };
}

/** The same as it is when it was packed and opened. */
function reopened(each: NamedLog, strings = new StringTable()): NamedLog {
  return { ...each, log: openPacked(packLog(each.log), strings, () => NO_TEXT) };
}

/** Between an event in the first hour and one in the sixth, with log objects that are named after these times. */
function gapsAmong(...times: readonly string[]): readonly object[] {
  const named = times.map((time) => log(`111122223333_CloudTrail_us-east-1_20261104T${time}`));
  return coverage([log('a', '00:10'), ...named, log('b', '05:10')])[0]!.gaps;
}
