import type { EnrichContext } from '../../enrich/enrichment.ts';
import { eventOf, timesOf } from '../../log/events.ts';
import type { RecordEdit } from '../../log/edit/edit.ts';
import type { LogMatches } from '../finding.ts';
import { joinsOf } from '../joins.ts';
import { matchEvent } from '../match-event.ts';
import type { RuleSet } from '../rule.ts';
import { EditedMatches } from './edited-matches.ts';
import { factsIn, moveBetween } from './same.ts';

/**
 * The matches of a log of which one record was edited: that one event is matched again. `before` are those of the log
 * before. They are `EditedMatches` where the edit changed places only.
 */
export function rematchEvent(
  before: LogMatches,
  edit: RecordEdit,
  rules: RuleSet,
  context: EnrichContext,
): LogMatches {
  const { after, index } = edit;
  const edited = before instanceof EditedMatches ? before.at(after) : new EditedMatches(before, after);
  const event = eventOf(after, index);
  const now = matchEvent(before.log, event, rules, context);
  const old = edited.ofOrigin(index);
  const times = timesAfter(before, edit);
  const joins = joinsAfter(before, edit, context);
  const isSilent = !factsIn(old) && !factsIn(now);
  const move = moveBetween(old, now);
  const isSame =
    joins === before.joins && times.firstTime === before.firstTime && times.lastTime === before.lastTime;
  if (isSame && isSilent) return edited;
  if (isSame && move) return edited.withMoved(index, move);
  const { firstTime, lastTime } = times;
  return { log: before.log, ...edited.replaced(index, now), joins, firstTime, lastTime };
}

/** The first and the last time of a log whose other events have the times that they had. */
function timesAfter(
  { firstTime, lastTime }: LogMatches,
  { before, after, index }: RecordEdit,
): Pick<LogMatches, 'firstTime' | 'lastTime'> {
  const [old, now] = [before, after].map((log) => eventOf(log, index).time);
  const isWithin = (time = firstTime): boolean =>
    time === undefined || (time >= firstTime! && time <= lastTime!);
  const wasEdge = old !== undefined && (old === firstTime || old === lastTime);
  return old === now || (!wasEdge && isWithin(now)) ? { firstTime, lastTime } : timesOf(after);
}

/** What creations tell, found anew where the event tells something else than before. */
function joinsAfter(
  { log: id, joins }: LogMatches,
  { before, after, index }: RecordEdit,
  context: EnrichContext,
): LogMatches['joins'] {
  const [old, now] = [before, after].map((log) => joinsOf(id, eventOf(log, index), context));
  if (JSON.stringify(old) === JSON.stringify(now)) return joins;
  return after.events.flatMap((event) => joinsOf(id, event, context));
}
