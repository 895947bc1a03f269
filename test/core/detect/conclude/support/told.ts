import { isCreation } from '../../../../../src/core/detect/conclude/creations.ts';
import type { LogMatches } from '../../../../../src/core/detect/finding.ts';
import { matchLog } from '../../../../../src/core/detect/match.ts';
import type { RuleSet } from '../../../../../src/core/detect/rule.ts';
import type { Noted } from '../../../../../src/core/detect/told/noted.ts';
import { ToldWriter } from '../../../../../src/core/detect/told/told-matches.ts';
import { withTold } from '../../../../../src/core/detect/told/with-told.ts';
import { TEXT_PLACES } from '../../../../../src/core/log/columns/columns.ts';
import { NOWHERE } from '../../../../../src/core/log/columns/text-places.ts';
import { CONTEXT, readText } from '../../support/rules.ts';

const PLACES = TEXT_PLACES.map(() => NOWHERE);

/**
 * The matches of a log with those of some events as numbers, without evidence, as if its columns had told them: of events
 * with a time, and of no creation. What facts do not tell is noted.
 */
export function matchesInParts(
  id: string,
  records: readonly object[],
  rules: RuleSet,
  isTold: (index: number) => boolean,
): LogMatches {
  const log = readText(JSON.stringify(records));
  const all = matchLog(id, log, rules, CONTEXT);
  const mayBeTold = new Set(log.events.map(({ index }) => index).filter(isTold));
  const notes = new Map<number, Noted>();
  for (const { event, values } of all.matches) {
    const { index, time, keyPairs, securityGroups } = event;
    if (time === undefined || isCreation(event)) mayBeTold.delete(index);
    if (Object.keys(values).length > 0 || keyPairs.length > 0)
      notes.set(index, { keyPairs, securityGroups, values, evidence: [] });
  }
  const writer = new ToldWriter();
  for (const { rule, event } of all.matches)
    if (mayBeTold.has(event.index))
      writer.add(event.index, { key: rule, fields: [] }, notes.get(event.index), PLACES);
  const others = all.matches.filter(({ event }) => !mayBeTold.has(event.index));
  return withTold(log, writer.end(), { ...all, matches: others }, CONTEXT.asn);
}
