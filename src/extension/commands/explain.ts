import { QuickPickItemKind, ThemeIcon, commands, window, type QuickPickItem } from 'vscode';
import type { ExplainParams, RuleChoice } from '../../protocol.ts';
import { explanationUri } from '../documents/explanations.ts';
import { eventTargetOf, sayThatNoEventIsThere, type EventArgument } from './event-target.ts';
import type { Parts } from './parts.ts';

/**
 * Opens why a finding is one: the given, the one of a row, or the one that is underlined at the cursor. Where several are, or
 * none is and the event has several, the user chooses.
 */
export async function explainFinding(parts: Parts, argument?: ExplainParams | EventArgument): Promise<void> {
  if (argument && 'rule' in argument) return open(parts, argument);
  const target = eventTargetOf(argument);
  const choices = target && (await parts.server.request('ruleChoices', target.at));
  if (!choices) return sayThatNoEventIsThere();
  const row = argument && 'kind' in argument && argument.kind === 'finding' ? argument.finding : undefined;
  const found = choices.rules
    .filter(({ finding }) => !row || row.rule === finding)
    .filter(({ standing }) => EXPLAINED.includes(standing))
    .toSorted((a, b) => rank(a) - rank(b));
  const [first, second] = found;
  if (!first) {
    await window.showInformationMessage('There is no finding on this event.');
    return;
  }
  const isMeant = !second || rank(first) < rank(second);
  const rule = isMeant ? first.rule : await pick(found, 'Explain this finding');
  if (rule !== undefined) await open(parts, { event: choices.event, rule });
}

/** Lets the user choose a rule, the nearest to a match first, and opens why it did not match the event. */
export async function explainNoMatch(parts: Parts, argument?: EventArgument): Promise<void> {
  const target = eventTargetOf(argument);
  const choices = target && (await parts.server.request('ruleChoices', target.at));
  if (!choices) return sayThatNoEventIsThere();
  const rule = await pick(choices.rules, 'Why did this rule not match this event?');
  if (rule !== undefined) await open(parts, { event: choices.event, rule });
}

async function open({ server }: Parts, params: ExplainParams): Promise<void> {
  const explanation = await server.request('explain', params);
  if (!explanation) return sayThatNoEventIsThere();
  await commands.executeCommand('vscode.open', explanationUri(params, explanation.title), { preview: true });
}

/** What can be explained as a finding, in the order in which it is offered. */
const EXPLAINED: readonly RuleChoice['standing'][] = ['finding', 'hidden', 'match'];

/** Low for what somebody means: a finding at the cursor, then any other, then what is not shown. */
function rank({ isHere, standing }: RuleChoice): number {
  return isHere ? -1 : EXPLAINED.indexOf(standing);
}

interface RuleItem extends QuickPickItem {
  readonly rule?: string;
}

const HEADINGS: Readonly<Record<RuleChoice['standing'], string>> = {
  hidden: 'Matched, but not shown',
  'near-miss': 'Near misses',
  undecided: 'Undecided',
  finding: 'Findings',
  match: 'Matched as well, less grave',
  other: 'About other calls',
};
const ICONS: Readonly<Record<RuleChoice['standing'], string>> = {
  hidden: 'eye-closed',
  'near-miss': 'circle-slash',
  undecided: 'question',
  finding: 'pass-filled',
  match: 'pass',
  other: 'dash',
};

/** The key of the rule that the user chooses. */
async function pick(choices: readonly RuleChoice[], title: string): Promise<string | undefined> {
  const items = choices.flatMap((choice, at) => {
    const isFirst = choices[at - 1]?.standing !== choice.standing;
    const heading: RuleItem = { label: HEADINGS[choice.standing], kind: QuickPickItemKind.Separator };
    return isFirst ? [heading, itemOf(choice)] : [itemOf(choice)];
  });
  const options = { title, placeHolder: 'Rule', matchOnDescription: true, matchOnDetail: true };
  return (await window.showQuickPick(items, options))?.rule;
}

function itemOf({ rule, standing, label, description, detail }: RuleChoice): RuleItem {
  const iconPath = new ThemeIcon(ICONS[standing]);
  return { rule, label, description, iconPath, ...(detail && { detail }) };
}
