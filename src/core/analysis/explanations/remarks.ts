import type { Explanation } from '../../detect/explain/explanation.ts';
import { textWord, type Word } from '../../detect/explain/lines.ts';
import { atLeast } from '../../detect/level.ts';
import type { RuleSet } from '../../detect/rule.ts';
import type { Case } from '../case.ts';
import type { EventPlace } from '../deliveries/duplicates.ts';
import { entityMarks } from '../entities/marks.ts';
import { findingTest, type FindingFilter } from '../findings/filter.ts';

/** What became of what a document says of an event, as far as its condition does not tell. A line each. */
export function remarksOn(
  all: Case,
  place: EventPlace,
  { rule, verdict, suppressedBy }: Explanation,
  filter: FindingFilter,
  rules: RuleSet,
): readonly (readonly Word[])[] {
  const remarks: (readonly Word[])[] = [];
  const first = all.duplicates().firstOf(place);
  if (first) remarks.push(['another delivery of the same event counts, and carries what is found']);
  if (verdict !== 'match') return remarks;
  if (!rule.reports) {
    const users = rules.rules.filter((each) => each.kind === 'correlation' && each.rules.includes(rule.key));
    const names = users.map(({ name, title }) => textWord(name ?? title));
    const list = names.flatMap((name, at) => (at === 0 ? [name] : [', ', name]));
    return [...remarks, ['the rule has no findings of its own: it only feeds ', ...list]];
  }
  if (suppressedBy.length > 0) return remarks;
  const { log, index } = first ?? place;
  const finding = all
    .conclusion()
    .findings.find(({ id, event }) => id === rule.finding && event.log === log && event.index === index);
  if (!finding) return remarks;
  if (finding.rule !== rule.key) {
    remarks.push([
      'the finding shows another document of the same id: ',
      textWord(finding.title),
      `, ${finding.level}`,
    ]);
  }
  if (finding.rule === rule.key && finding.level !== rule.level) {
    remarks.push([
      `raised from ${rule.level} to ${finding.level}: the creation of the key pair was itself reported`,
    ]);
  }
  if (!atLeast(finding.level, filter.minimumLevel)) {
    remarks.push([
      `not shown: its level, ${finding.level}, is below the minimum level, ${filter.minimumLevel}`,
    ]);
  } else if (!findingTest(filter, entityMarks(all.basis.conclusion()))(finding)) {
    remarks.push(['not shown: the search ', textWord(filter.search), ' leaves it out']);
  }
  return remarks;
}
