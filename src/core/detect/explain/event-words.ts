import type { EventFacts } from '../finding.ts';
import { utc } from '../../log/time.ts';
import { textWord, type LogPlace, type Word } from './lines.ts';

/** An event in a line: when, what, where, by whom. */
export function eventWords({ time, eventName, region, userName }: EventFacts): readonly Word[] {
  const place = region === undefined ? [] : [' in ', textWord(region)];
  const by = userName === undefined ? [] : [' by ', textWord(userName)];
  return [`${utc(time)} `, textWord(eventName), ...place, ...by];
}

export function eventPlace({ log, span }: EventFacts): LogPlace {
  return { log, span };
}
