import { Disposable, ThemeIcon, window, type QuickInputButton, type QuickPickItem } from 'vscode';
import type { Suppressible, SuppressionChoice } from '../../protocol.ts';

const TITLE = 'Suppress finding';

interface ChoiceItem extends QuickPickItem {
  readonly choice: SuppressionChoice;
}

/**
 * By what; undefined where the user thinks better of it, here and in all that follows. What each choice would do is said
 * below it as soon as it is known.
 */
export async function askBy(
  choices: readonly SuppressionChoice[],
  effects: Thenable<readonly string[]>,
): Promise<SuppressionChoice | undefined> {
  const pick = window.createQuickPick<ChoiceItem>();
  const itemsWith = (details: readonly string[]): ChoiceItem[] =>
    choices.map((choice, at) => {
      const detail = details[at];
      return { label: choice.label, description: choice.value, choice, ...(detail && { detail }) };
    });
  pick.title = TITLE;
  pick.matchOnDescription = true;
  pick.items = itemsWith([]);
  pick.busy = true;
  const showEffects = async (): Promise<void> => {
    const details = await effects;
    const [active = choices[0]] = pick.activeItems.map(({ choice }) => choice);
    pick.items = itemsWith(details);
    pick.activeItems = pick.items.filter(({ choice }) => choice === active);
    pick.busy = false;
  };
  void showEffects();
  const listeners: Disposable[] = [pick];
  try {
    return await new Promise((resolve) => {
      listeners.push(
        pick.onDidAccept(() => resolve(pick.selectedItems[0]?.choice)),
        pick.onDidHide(() => resolve(undefined)),
      );
      pick.show();
    });
  } finally {
    Disposable.from(...listeners).dispose();
  }
}

/** Of which rules, where there are several: their `finding` ids. */
export async function askRules(rules: Suppressible['rules']): Promise<readonly string[] | undefined> {
  if (rules.length === 1) return rules.map(({ finding }) => finding);
  const items = rules.map(({ finding, title }) => ({
    label: title,
    description: finding,
    picked: true,
    finding,
  }));
  const picked = await window.showQuickPick(items, {
    title: TITLE,
    placeHolder: 'Several rules report this event. Untick those that are to go on.',
    canPickMany: true,
  });
  return picked && picked.length > 0 ? picked.map(({ finding }) => finding) : undefined;
}

/** Which names; `check` says what is wrong with a pattern, or nothing. */
export async function askPattern(
  { pattern }: SuppressionChoice,
  check: (text: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  return window.showInputBox({
    title: TITLE,
    prompt: 'Names that are harmless: * stands for any characters, ? for one',
    value: pattern ?? '',
    validateInput: check,
  });
}

const NO_REASON = 'Known to be harmless.';

export async function askReason(): Promise<string | undefined> {
  const reason = await window.showInputBox({
    title: TITLE,
    prompt: 'Why it is harmless, for whoever reviews the filter',
    placeHolder: NO_REASON,
  });
  return reason === undefined ? undefined : reason.trim() || NO_REASON;
}

/** How long it holds, and whether to look at the filter. */
export interface Expiry {
  /** As `2026-12-31`; undefined for ever. */
  readonly expires: string | undefined;
  readonly opens: boolean;
}

const DAY = 86_400_000;
const PERIODS = [
  { label: 'Never', days: undefined },
  { label: 'In 30 days', days: 30 },
  { label: 'In 90 days', days: 90 },
  { label: 'In a year', days: 365 },
] as const;

const OPEN: QuickInputButton = {
  iconPath: new ThemeIcon('open-preview'),
  tooltip: 'Suppress and open the filter to the side',
};

interface Period extends QuickPickItem {
  readonly expires: string | undefined;
}

/** `effect` says what the filter would do, or nothing. */
export async function askExpiry(today: Date, effect: string): Promise<Expiry | undefined> {
  const pick = window.createQuickPick<Period>();
  pick.title = TITLE;
  const question = 'When does it expire? Later events are reported again.';
  pick.placeholder = effect === '' ? question : `${effect}. ${question}`;
  pick.items = PERIODS.map(({ label, days }) => {
    const expires =
      days === undefined ? undefined : new Date(today.getTime() + days * DAY).toISOString().slice(0, 10);
    return { label, description: expires ?? '', buttons: [OPEN], expires };
  });
  let listeners: Disposable = pick;
  try {
    return await new Promise((resolve) => {
      listeners = Disposable.from(
        pick,
        pick.onDidAccept(() => {
          const [selected] = pick.selectedItems;
          if (selected) resolve({ expires: selected.expires, opens: false });
        }),
        pick.onDidTriggerItemButton(({ item }) => resolve({ expires: item.expires, opens: true })),
        pick.onDidHide(() => resolve(undefined)),
      );
      pick.show();
    });
  } finally {
    listeners.dispose();
  }
}
