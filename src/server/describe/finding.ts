import type { ShownFinding } from '../../core/analysis/findings/shown-findings.ts';
import type { Evidence, Finding } from '../../core/detect/finding.ts';
import type { FilterRule, Rule } from '../../core/detect/rule.ts';
import { hideSessionTokens } from '../../core/enrich/redact.ts';
import type { JsonValue } from '../../core/log/json/value.ts';
import { code, shorten, type Block, type Inline } from './rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { describeEvent } from './event.ts';
import { aliasedInlines, type Names } from './entity-label.ts';
import { filledIn } from './filled.ts';

const VALUE_LENGTH = 300;

/** What is said of a finding, part by part: an editor that shows the message elsewhere leaves it out. */
export interface DescribedFinding {
  readonly head: readonly Block[];
  readonly message: Block;
  readonly rest: readonly Block[];
}

/** All that a responder needs at the place of a finding: what happened, why the rule fired, what to do, what else it can be. */
export function describeFinding(snapshot: Snapshot, finding: ShownFinding): DescribedFinding {
  const event = snapshot.investigation.event(finding.event);
  const { rest, ...others } = describeRule(snapshot, finding);
  const happened = section('What happened', describeEvent(snapshot, finding.event, event));
  return { ...others, rest: [...happened, ...rest] };
}

/** The same for one more finding on an event that was described already. */
export function describeRule(snapshot: Snapshot, finding: ShownFinding): DescribedFinding {
  const rule = snapshot.rule(finding.rule);
  // The Detection Rule License asks for both.
  const author = finding.author ? [` · by ${finding.author}`] : [];
  const license = rule?.license ? [` · licence ${rule.license}`] : [];
  return {
    head: [
      { heading: [finding.title] },
      { text: [{ strong: finding.level }, ' · ', code(finding.id), ...author, ...license] },
    ],
    message: { text: filledIn(rule?.message, finding.message) },
    rest: [
      ...section('Suppressed by', (finding.suppressedBy ?? []).map(filterLine)),
      ...section(
        'Evidence',
        finding.evidence.map((each) => evidenceLine(snapshot, each)),
      ),
      ...section('Triage', triageLines(rule, finding)),
      ...section(
        'Known false positives',
        (rule?.falsePositives ?? []).map((text) => [text]),
      ),
    ],
  };
}

/** Which filter, by whom, until when and why. */
function filterLine({ title, author, expires, description }: FilterRule): readonly Inline[] {
  return [
    { strong: title },
    ...(author ? [` · by ${author}`] : []),
    ...(expires ? [` · expires ${expires}`] : []),
    ...(description ? [` · ${shorten(description, VALUE_LENGTH)}`] : []),
  ];
}

/** Triage steps with the event's values told apart from the rule's words. */
function triageLines(rule: Rule | undefined, finding: Finding): readonly (readonly Inline[])[] {
  return finding.triage.map((step, index) => filledIn(rule?.triage[index], step));
}

function section(title: string, items: readonly (readonly Inline[])[]): readonly Block[] {
  return items.length > 0 ? [{ text: [{ strong: title }] }, { items }] : [];
}

function evidenceLine(names: Names, { field, value, from }: Evidence): readonly Inline[] {
  const origin = from ? [' from ', code(from.field), ' = ', ...shownValue(names, from.value)] : [];
  return [code(field), ' = ', ...shownValue(names, value), ...origin];
}

function shownValue(names: Names, value: JsonValue): readonly Inline[] {
  if (value === null) return ['absent'];
  const shown = hideSessionTokens(value);
  if (typeof shown === 'string' && names.aliases.has(shown)) return aliasedInlines(names, shown);
  return [code(shorten(typeof shown === 'string' ? shown : JSON.stringify(shown), VALUE_LENGTH))];
}
