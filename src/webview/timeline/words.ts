import { ENTITY_LISTS, type EntityKind, type TimelineData } from '../../protocol.ts';

/** What is shown, and what is read aloud. Words from a log are set as text, never as HTML. */

export function describeSpan({
  from,
  to,
  binMilliseconds,
  succeeded,
  failed,
  findings,
  untimed,
}: TimelineData): string {
  const parts = [
    `${utc(from)} to ${utc(to)} UTC`,
    count(sum(succeeded) + sum(failed), 'event'),
    `${sum(failed).toLocaleString('en')} failed`,
    count(sum(findings), 'finding'),
    `a bar is ${duration(binMilliseconds)}`,
  ];
  if (untimed > 0) parts.push(`${count(untimed, 'event')} without a readable time not shown`);
  return parts.join(' · ');
}

/** "8 of 214 access keys have a lane, those with the most findings and events first" */
export function describeLanes({ lanes, laneTotal }: TimelineData, kind: EntityKind): string {
  const noun = ENTITY_LISTS.find((list) => list.kind === kind)?.noun ?? kind;
  if (laneTotal === 0) return `No ${noun} in the logs.`;
  if (lanes.length === laneTotal) return '';
  return `${lanes.length} of ${count(laneTotal, noun)} have a lane: those with the most findings, then the most events.`;
}

/** "2026-11-04 10:02:00" */
export function binStart({ from, binMilliseconds }: TimelineData, bin: number): string {
  return utc(from + bin * binMilliseconds);
}

/** One bar, of everybody (lane 0) or of one lane. */
export function describeBin(data: TimelineData, bin: number, lane: number): string {
  const time = `${binStart(data, bin)}, ${duration(data.binMilliseconds)}`;
  const own = data.lanes[lane - 1];
  if (own) {
    const found = own.levels[bin];
    const here = `${count(own.bins[bin] ?? 0, 'event')} here${found ? `, findings up to ${found}` : ''}`;
    return `${time} · ${own.label} · ${here}`;
  }
  const failed = data.failed[bin] ?? 0;
  const parts = [
    time,
    count((data.succeeded[bin] ?? 0) + failed, 'event'),
    `${failed.toLocaleString('en')} failed`,
  ];
  const level = data.levels[bin];
  if (level) parts.push(`${count(data.findings[bin] ?? 0, 'finding')}, up to ${level}`);
  return parts.join(' · ');
}

function utc(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 120) return `${seconds} s`;
  const minutes = seconds / 60;
  if (minutes < 120) return `${minutes < 10 ? Number(minutes.toFixed(1)) : Math.round(minutes)} min`;
  return `${Number((minutes / 60).toFixed(1))} h`;
}

function count(number: number, noun: string): string {
  const plural = noun.endsWith('s') ? `${noun}es` : `${noun}s`;
  return `${number.toLocaleString('en')} ${number === 1 ? noun : plural}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
