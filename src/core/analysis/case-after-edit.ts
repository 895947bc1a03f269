import { EditedMatches } from '../detect/edited/edited-matches.ts';
import { movedConclusion, type MoveOf } from '../detect/edited/move.ts';
import { factsIn } from '../detect/edited/same.ts';
import { rematchEvent } from '../detect/edited/rematch.ts';
import type { RuleSet } from '../detect/rule.ts';
import type { EnrichContext } from '../enrich/enrichment.ts';
import type { RecordEdit } from '../log/edit.ts';
import { eventOf } from '../log/events.ts';
import { caseWith, type Case, type CaseLog, type IndexedLog } from './case.ts';
import { findDeliveriesInSteps } from './deliveries.ts';
import { EditedFacts } from './edited-facts.ts';
import { lazy, stepped } from './lazy.ts';
import { indexLog } from './log-index.ts';

/** What is known of a log after an edit inside one record: that record is looked at again, and no other. */
export function editedCaseLog(
  { id, matches, facts }: CaseLog,
  edit: RecordEdit,
  rules: RuleSet,
  context: EnrichContext,
): IndexedLog {
  return {
    id,
    log: edit.after,
    matches: rematchEvent(matches, edit, rules, context),
    facts: EditedFacts.after(facts, edit.after, edit.index),
    index: indexLog(edit.after),
  };
}

/** The case with `edited` in place of the same log before. What the edit leaves as it was is not worked out again. */
export function caseAfterEdit(
  before: Case,
  edited: IndexedLog,
  edit: RecordEdit,
  rules: RuleSet,
  context: EnrichContext,
): Case {
  const logs = before.logs.with(placeOf(before, edited.id), edited);
  const isSame = sameDelivery(edit) && sameUpdate(before.logs[placeOf(before, edited.id)]!, edited, edit);
  const duplicates = isSame ? before.duplicates : stepped(() => findDeliveriesInSteps(logs));
  const { matches } = edited;
  if (!isSame || !(matches instanceof EditedMatches) || !before.basis.matches.has(matches.origin)) {
    return caseWith(logs.map(settled), duplicates, rules, context);
  }
  const all = new Map([...before.edited, [edited.id, matches]]);
  const moveOf: MoveOf = (event) => all.get(event.log)?.moveOf(event);
  return {
    ...before,
    logs,
    edited: all,
    conclusion: lazy(() => movedConclusion(before.basis.conclusion(), moveOf)),
  };
}

/** The position of a log, which is there, in their order. */
export function placeOf({ logs }: Case, id: string): number {
  let low = 0;
  let high = logs.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (logs[middle]!.id < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True where the record is a delivery of the same event as before. */
function sameDelivery({ before, after, index }: RecordEdit): boolean {
  const [a, b] = [eventOf(before, index), eventOf(after, index)];
  return a.eventID === b.eventID && a.accountId === b.accountId && a.awsRegion === b.awsRegion;
}

/** True where the record updates what it did before, if anything. */
function sameUpdate(before: CaseLog, after: CaseLog, { index }: RecordEdit): boolean {
  const [a, b] = [before, after].map(
    ({ facts }) => facts.updates.find((update) => update.index === index)?.originalEventID,
  );
  return a === b;
}

/** True where no rule says anything of an event, which was edited and said to the rules what it said before. */
export function isSilent({ matches }: CaseLog, index: number): boolean {
  return matches instanceof EditedMatches && factsIn(matches.ofOrigin(index)) === undefined;
}

/** The log with its matches where they stand now, to draw conclusions from them. */
export function settled(log: IndexedLog): IndexedLog {
  return log.matches instanceof EditedMatches ? { ...log, matches: log.matches.settled() } : log;
}
