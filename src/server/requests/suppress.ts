import type { ShownFinding } from '../../core/analysis/findings/shown-findings.ts';
import { choicesFor, takesPattern, type Choice } from '../../core/detect/suppress/choices.ts';
import { filterText, literally, NOUNS, refusePattern } from '../../core/detect/suppress/filter-text.ts';
import type { RuleSet } from '../../core/detect/rule.ts';
import { enrich } from '../../core/enrich/enrich.ts';
import type { LogEvent } from '../../core/log/log.ts';
import type {
  EventTarget,
  FilterDocument,
  Suppressible,
  SuppressParams,
  SuppressionChoice,
} from '../../protocol.ts';
import { shorten } from '../describe/rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { findingsAt } from './findings-at.ts';

const VALUE_LENGTH = 80;

/** What the findings at an event can be suppressed by; null where there are none, or all of them are already. */
export function suppressible(snapshot: Snapshot, target: EventTarget): Suppressible | null {
  const { findings, event } = findingsAt(snapshot, target, { suppressed: false });
  const choices = event ? suppressionChoices(snapshot, event) : [];
  if (findings.length === 0 || choices.length === 0) return null;
  return { rules: rulesOf(findings), choices };
}

/** What is harmless about an event, as it is offered: "Suppress for this principal". */
export function suppressionChoices(
  snapshot: Pick<Snapshot, 'enrichment'>,
  event: LogEvent,
): readonly SuppressionChoice[] {
  return choicesOf(snapshot, event).map(({ kind, value }) => ({
    kind,
    label: `Suppress for this ${NOUNS[kind]}${MORE[kind] ?? ''}`,
    value: shorten(value, VALUE_LENGTH),
    pattern: takesPattern(kind) ? literally(value) : null,
  }));
}

const MORE: Readonly<Partial<Record<Choice['kind'], string>>> = {
  role: ' in any session',
  'key-name': ' pattern',
  'group-name': ' pattern',
};

/** The filter that was chosen, as a file: one document. Of what cannot be chosen it says why. */
export function filterDocument(
  snapshot: Snapshot,
  { rules: loaded }: Pick<RuleSet, 'rules'>,
  params: SuppressParams,
  { id, date }: { readonly id: string; readonly date: string },
): FilterDocument {
  const { event } = findingsAt(snapshot, params, { suppressed: false });
  const choice = event && choicesOf(snapshot, event).find(({ kind }) => kind === params.kind);
  const rules = loaded.filter(({ finding, reports }) => reports && params.rules.includes(finding));
  if (!choice || rules.length === 0) return refused('the finding is not there any more');
  const { pattern, reason, author, expires } = params;
  const problem = pattern === undefined ? undefined : refusePattern(pattern, choice);
  if (problem !== undefined) return refused(problem);
  return {
    text: filterText({ rules, choice, pattern, id, date, reason, author, expires }),
    fileName: fileNameOf([params.rules[0]!, params.kind, pattern ?? choice.value], id),
    problem: '',
  };
}

function choicesOf({ enrichment }: Pick<Snapshot, 'enrichment'>, event: LogEvent): readonly Choice[] {
  return choicesFor({ event, enrichment: enrich(event, enrichment) });
}

function rulesOf(findings: readonly ShownFinding[]): Suppressible['rules'] {
  const titles = new Map(findings.map(({ id, title }) => [id, shorten(title, VALUE_LENGTH)]));
  return [...titles].map(([finding, title]) => ({ finding, title }));
}

function refused(problem: string): FilterDocument {
  return { text: '', fileName: '', problem };
}

const LONGEST_NAME = 80;

/** The words come from a log: only what every file system takes is left of them. The id keeps two filters apart. */
function fileNameOf(words: readonly string[], id: string): string {
  const name = words.join('-').replaceAll(/[^\w]+/g, '-');
  return `${name.slice(0, LONGEST_NAME).replaceAll(/^-+|-+$/g, '')}-${id.slice(0, 8)}.yml`;
}
