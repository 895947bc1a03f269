import { EditedMatches } from '../detect/edited/edited-matches.ts';
import { movedConclusion, type MoveOf } from '../detect/move.ts';
import { rematchEvent } from '../detect/edited/rematch.ts';
import type { RuleSet } from '../detect/rule.ts';
import type { EnrichContext } from '../enrich/enrichment.ts';
import type { RecordEdit } from '../log/edit/edit.ts';
import { eventOf } from '../log/events.ts';
import { caseOf, type Case, type CaseLog } from './case.ts';
import { EditedFacts } from './facts/edited-facts.ts';
import type { CaseIndex } from './index/case-index.ts';
import { bothIndexes } from './facts/key-pair-index.ts';
import { lazy, stepped } from './lazy.ts';

/** What is known of a log after an edit inside one record: that record is looked at again, and no other. */
export function editedCaseLog(
  { id, matches, facts }: CaseLog,
  edit: RecordEdit,
  rules: RuleSet,
  context: EnrichContext,
): CaseLog {
  return {
    id,
    log: edit.after,
    matches: rematchEvent(matches, edit, rules, context),
    facts: EditedFacts.after(facts, edit),
  };
}

/** The case after `edited` has taken the place of the same log. What the edit leaves as it was is not worked out again. */
export function caseAfterEdit(
  before: Case,
  edited: CaseLog,
  edit: RecordEdit,
  index: CaseIndex,
  rules: RuleSet,
  context: EnrichContext,
): Case {
  const isSameUpdate = sameUpdate(index.log(edited.id)!, edited, edit);
  const areSameDeliveries = index.edit(edited, edit.index);
  const isSame = isSameUpdate && areSameDeliveries && (sameDelivery(edit) || hasNoUpdates(index));
  const { matches } = edited;
  if (!isSame || !(matches instanceof EditedMatches) || !before.basis.matches().has(matches.origin))
    return caseOf(index, rules, context);
  const all = new Map([...before.edited, [edited.id, matches]]);
  const moveOf: MoveOf = (event) => all.get(event.log)?.moveOf(event);
  const { logs } = index;
  // Not the case before itself: each version would keep all those before it, texts and all.
  const { basis } = before;
  const readLogs = lazy(() => logs.filter(({ isOpened }) => !isOpened));
  return {
    ...before,
    logs,
    readLogs,
    keyPairs: bothIndexes(before.openedKeyPairs, readLogs),
    edited: all,
    conclusion: stepped(function* () {
      yield;
      return movedConclusion(basis.conclusion(), moveOf);
    }),
  };
}

/** True where the record is a delivery of the same event as before. */
function sameDelivery({ before, after, index }: RecordEdit): boolean {
  const [a, b] = [eventOf(before, index), eventOf(after, index)];
  return a.eventID === b.eventID && a.accountId === b.accountId && a.awsRegion === b.awsRegion;
}

/** True where the record updates what it did before, if anything. */
function sameUpdate(before: CaseLog, after: CaseLog, { index }: RecordEdit): boolean {
  return EditedFacts.updatedBy(before.facts, index) === EditedFacts.updatedBy(after.facts, index);
}

/** True where no event updates another: which one that is, its id tells. */
function hasNoUpdates({ logs }: CaseIndex): boolean {
  return logs.every(({ facts }) => !EditedFacts.mayUpdate(facts));
}
