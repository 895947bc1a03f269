import { eventFacts } from '../../detect/facts.ts';
import type { EventFacts } from '../../detect/finding.ts';
import type { EnrichContext } from '../../enrich/enrichment.ts';
import { firstThat } from '../../log/binary-search.ts';
import { eventOf } from '../../log/events.ts';
import type { EventIn } from '../index/indexed-log.ts';

/** The facts of an event. Of an opened log no record is read: what it would say was found before. */
export function factsOfEvent(
  { log: { id, log, isOpened, facts }, index }: EventIn,
  context: EnrichContext,
): EventFacts {
  const event = eventOf(log, index);
  if (!isOpened) return eventFacts(id, event, context);
  const keyPairs = mentionsAt(facts.keyPairs, index);
  const securityGroups = mentionsAt(facts.securityGroups, index);
  return eventFacts(id, event, context, { keyPairs, securityGroups });
}

/** Postings are in the order of the log. */
function mentionsAt<T>(
  postings: readonly { readonly index: number; readonly mention: T }[],
  index: number,
): readonly T[] {
  const mentions: T[] = [];
  let place = firstThat(postings.length, (at) => postings[at]!.index >= index);
  for (; postings[place]?.index === index; place++) mentions.push(postings[place]!.mention);
  return mentions;
}
