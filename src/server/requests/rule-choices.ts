import type { RuleStanding, Standing } from '../../core/analysis/explanations/rule-standings.ts';
import { wordsText } from '../../core/detect/explain/plain-lines.ts';
import { compareLevels } from '../../core/detect/level.ts';
import { touches } from '../../core/log/span.ts';
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
  const findings = investigation
    .findingsIn(event.log, filter)
    .filter((finding) => finding.event.index === event.index);
  const here = findings.filter(({ primary }) => touches(primary, found.offset));
  const shown: Shown = {
    ids: new Set(findings.map(({ id }) => id)),
    rules: new Set(findings.map(({ rule }) => rule)),
    here: new Set(here.map(({ rule }) => rule)),
  };
  const byLevel = standings.toSorted((a, b) =>
    a.standing === 'match' && b.standing === 'match' ? compareLevels(b.rule.level, a.rule.level) : 0,
  );
  const choices = byLevel.map((standing) => choiceOf(standing, shown));
  return { event, rules: FIRST.flatMap((belongs) => choices.filter(belongs)) };
}

/** What is shown of an event: the ids of its findings, the documents whose level won, and those underlined at the place. */
interface Shown {
  readonly ids: ReadonlySet<string>;
  readonly rules: ReadonlySet<string>;
  readonly here: ReadonlySet<string>;
}

const FIRST: readonly ((choice: RuleChoice) => boolean)[] = [
  ({ standing }) => standing === 'hidden',
  ({ standing }) => standing === 'near-miss' || standing === 'undecided',
  ({ standing }) => standing === 'finding',
  ({ standing }) => standing === 'match' || standing === 'other',
];

function choiceOf({ rule, standing, why }: RuleStanding, shown: Shown): RuleChoice {
  const shownStanding = shownAs(rule, standing, shown);
  const hint =
    standing === 'suppressed' ? 'taken away by a filter' : 'below the minimum level, or not searched for';
  return {
    rule: rule.key,
    finding: rule.finding,
    standing: shownStanding,
    isHere: shown.here.has(rule.key),
    label: shorten(rule.title, LONGEST),
    description: shorten(`${rule.finding} · ${rule.level}`, LONGEST),
    detail: shorten(why ? wordsText(why.words) : shownStanding === 'hidden' ? hint : '', LONGEST),
  };
}

function shownAs(
  { key, finding }: RuleStanding['rule'],
  standing: Standing,
  { ids, rules }: Shown,
): RuleChoice['standing'] {
  if (standing === 'suppressed') return 'hidden';
  if (standing !== 'match') return standing;
  if (rules.has(key)) return 'finding';
  return ids.has(finding) ? 'match' : 'hidden';
}
