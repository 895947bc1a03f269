import type { RuleStanding } from '../../core/analysis/explanations/rule-standings.ts';
import { wordsText } from '../../core/detect/explain/plain-lines.ts';
import type { EventRef, PlaceParams, RuleChoice, RuleChoices } from '../../protocol.ts';
import { shorten } from '../describe/rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { eventAtPlace } from './event-at-place.ts';

const LONGEST = 200;

/** The rules that may be explained on the event at a place, what was nearest to a finding first. */
export function* ruleChoices(snapshot: Snapshot, at: PlaceParams): Generator<void, RuleChoices | null> {
  const found = eventAtPlace(snapshot, at);
  if (!found) return null;
  const event: EventRef = { log: found.log, index: found.event.index };
  const { investigation, filter } = snapshot;
  const standings = yield* investigation.standingsInSteps(event);
  const shown = new Set(
    investigation
      .findingsIn(event.log, filter)
      .filter((finding) => finding.event.index === event.index)
      .map(({ id }) => id),
  );
  const choices = standings.map((standing) => choiceOf(standing, shown.has(standing.rule.finding)));
  return {
    event,
    rules: [...choices.filter(isHidden), ...choices.filter((choice) => !isHidden(choice))],
  };
}

function choiceOf({ rule, standing, why }: RuleStanding, isShown: boolean): RuleChoice {
  const shownStanding = standing === 'suppressed' || (standing === 'match' && !isShown) ? 'hidden' : standing;
  const hint =
    standing === 'suppressed' ? 'taken away by a filter' : 'below the minimum level, or not searched for';
  return {
    rule: rule.key,
    finding: rule.finding,
    standing: shownStanding,
    label: shorten(rule.title, LONGEST),
    description: shorten(`${rule.finding} · ${rule.level}`, LONGEST),
    detail: shorten(why ? wordsText(why.words) : shownStanding === 'hidden' ? hint : '', LONGEST),
  };
}

function isHidden({ standing }: RuleChoice): boolean {
  return standing === 'hidden';
}
