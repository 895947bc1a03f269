import type { Case } from '../case.ts';
import type { RelatedHit } from '../entities/entity.ts';
import { mergeHits, type Hit } from './hits.ts';
import type { EventIn, IndexedLog } from '../index/indexed-log.ts';

/** Which events around an event are wanted. */
export interface AroundQuestion {
  /** So long before and after it, the ends included. */
  readonly milliseconds: number;
  /** Only those of its actor: of its access key, without one of its principal, without that of its address. */
  readonly sameActor: boolean;
}

const ACTOR = ['accessKeyId', 'principalArn', 'sourceIPAddress'] as const;

/** The events near an event in time, oldest first, itself among them; none where it has no readable time. A log a step. */
export function* around(all: Case, event: EventIn, question: AroundQuestion): Generator<void, RelatedHit[]> {
  const time = event.log.rows.time(event.index);
  const actor = question.sameActor ? actorOf(event) : undefined;
  const hits: Hit[] = [];
  if (Number.isNaN(time) || (question.sameActor && !actor)) return [];
  for (const log of all.logs) {
    yield;
    const own = log === event.log ? event.index : -1;
    for (const index of eventsWithin(log, time, question.milliseconds, actor)) {
      const reason = index === own ? 'this event' : distance(log.rows.time(index) - time);
      hits.push({ log, index, reasons: [reason], places: { paths: () => [['eventName']] }, isMatch: false });
    }
  }
  return mergeHits(all, hits);
}

interface Actor {
  readonly column: (typeof ACTOR)[number];
  readonly value: string;
}

function actorOf({ log, index }: EventIn): Actor | undefined {
  for (const column of ACTOR) {
    const value = log.rows.text(column, index);
    if (value !== undefined) return { column, value };
  }
  return undefined;
}

function eventsWithin({ rows }: IndexedLog, time: number, most: number, actor: Actor | undefined): number[] {
  const near = (index: number): boolean => Math.abs(rows.time(index) - time) <= most;
  if (actor) return rows.find(actor.column, actor.value).filter(near);
  const found: number[] = [];
  for (let index = 0; index < rows.count; index++) if (near(index)) found.push(index);
  return found;
}

/** "2 min 5 s earlier" */
function distance(milliseconds: number): string {
  if (milliseconds === 0) return 'at the same time';
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  const minutes = Math.floor(seconds / 60);
  const parts = [
    minutes > 0 ? `${minutes} min` : '',
    seconds % 60 > 0 || minutes === 0 ? `${seconds % 60} s` : '',
  ];
  return `${parts.filter(Boolean).join(' ')} ${milliseconds < 0 ? 'earlier' : 'later'}`;
}
