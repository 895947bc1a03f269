import {
  Disposable,
  QuickPickItemKind,
  window,
  type CancellationToken,
  type QuickPick,
  type QuickPickItem,
} from 'vscode';
import { FACETS, type CaseSurvey, type Facet, type FacetCount, type LeftOut } from '../../protocol.ts';
import { count, size } from '../words.ts';

const HEADINGS: Readonly<Record<Facet, string>> = { account: 'Accounts', region: 'Regions', day: 'Days' };

interface Choice extends QuickPickItem {
  readonly facet: Facet;
  readonly value: string;
}

/**
 * Lets the user choose what of a large case is loaded: everything is selected at first, or what was the last time.
 * Null where they want nothing loaded.
 */
export async function chooseFiles(survey: CaseSurvey, token: CancellationToken): Promise<LeftOut | null> {
  const facets = FACETS.filter((facet) => survey.facets[facet].length > 1);
  if (facets.length === 0) {
    void window.showInformationMessage(
      'The names of these files tell no account, region or day to choose from: load a narrower folder.',
    );
    return null;
  }
  return ask(survey, facets, token);
}

async function ask(
  survey: CaseSurvey,
  facets: readonly Facet[],
  token: CancellationToken,
): Promise<LeftOut | null> {
  const title = `Load CloudTrail case: ${count(survey.files, 'file')}, ${size(survey.bytes)}`;
  const pick = window.createQuickPick<Choice>();
  pick.title = title;
  pick.placeholder = 'Untick what is not needed. Enter loads the rest, Escape nothing.';
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.items = facets.flatMap((facet) => section(facet, survey.facets[facet]));
  pick.selectedItems = choices(pick).filter(({ facet, value }) => !survey.leftOut[facet].includes(value));
  let listeners: Disposable = pick;
  try {
    return await new Promise((resolve) => {
      const accept = () => {
        const empty = facets.find((wanted) => !pick.selectedItems.some(({ facet }) => facet === wanted));
        if (empty) pick.title = `${title}. Of ${HEADINGS[empty].toLowerCase()} none is ticked`;
        else resolve(leftOutOf(pick));
      };
      const cancel = () => resolve(null);
      listeners = Disposable.from(
        pick,
        pick.onDidAccept(accept),
        pick.onDidHide(cancel),
        token.onCancellationRequested(cancel),
      );
      pick.show();
    });
  } finally {
    listeners.dispose();
  }
}

function section(facet: Facet, counts: readonly FacetCount[]): Choice[] {
  const heading = { label: HEADINGS[facet], kind: QuickPickItemKind.Separator, facet, value: '' };
  return [heading, ...counts.map((item) => choiceOf(facet, item))];
}

function choiceOf(facet: Facet, { value, files, bytes }: FacetCount): Choice {
  const label = value || `without ${facet}`;
  return { label, description: `${count(files, 'file')}, ${size(bytes)}`, facet, value };
}

function choices({ items }: QuickPick<Choice>): Choice[] {
  return items.filter(({ kind }) => kind !== QuickPickItemKind.Separator);
}

function leftOutOf(pick: QuickPick<Choice>): LeftOut {
  const selected = new Set(pick.selectedItems);
  const leftOut = choices(pick).filter((choice) => !selected.has(choice));
  const of = (wanted: Facet) => leftOut.filter(({ facet }) => facet === wanted).map(({ value }) => value);
  return { account: of('account'), region: of('region'), day: of('day') };
}
