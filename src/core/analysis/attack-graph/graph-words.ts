import type { AttackGraph } from './graph.ts';
import { utc } from '../../log/time.ts';
import { count } from './text.ts';

/** What a graph shows, and what it does not. */
export function graphLines(graph: AttackGraph): readonly string[] {
  const { events, context, leftOut, findings, level, firstTime, lastTime } = graph;
  return [
    firstTime === lastTime
      ? `${count(events, 'event')}, ${utc(firstTime)}`
      : `${count(events, 'event')} from ${utc(firstTime)} to ${utc(lastTime)}`,
    `${count(findings, 'finding')}, up to ${level}`,
    ...(context > 0 ? [`${count(context, 'event')} around it that no finding has`] : []),
    ...(leftOut > 0 ? [`${count(leftOut, 'event')} not drawn`] : []),
  ];
}
