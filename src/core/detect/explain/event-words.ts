import type { EventFacts } from '../finding.ts';
import { textWord, type LogPlace, type Word } from './lines.ts';

/** An event in a line: when, what, where, by whom. */
export function eventWords({ time, eventName, region, userName }: EventFacts): readonly Word[] {
  const place = region === undefined ? [] : [' in ', textWord(region)];
  const by = userName === undefined ? [] : [' by ', textWord(userName)];
  return [`${timeText(time)} `, textWord(eventName), ...place, ...by];
}

/** "2026-03-01 10:02:11 UTC" */
export function timeText(time: number | undefined): string {
  if (time === undefined) return 'at an unknown time';
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

export function eventPlace({ log, span }: EventFacts): LogPlace {
  return { log, span };
}
