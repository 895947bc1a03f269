import { Disposable, ThemeIcon, window, type QuickInputButton, type QuickPickItem } from 'vscode';
import type { Suppressible, SuppressionChoice } from '../../protocol.ts';

const TITLE = 'Suppress finding';

/** By what; undefined where the user thinks better of it, here and in all that follows. */
export async function askBy(choices: readonly SuppressionChoice[]): Promise<SuppressionChoice | undefined> {
  const items = choices.map((choice) => ({ label: choice.label, description: choice.value, choice }));
  const picked = await window.showQuickPick(items, { title: TITLE, matchOnDescription: true });
  return picked?.choice;
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

export async function askExpiry(today: Date): Promise<Expiry | undefined> {
  const pick = window.createQuickPick<Period>();
  pick.title = TITLE;
  pick.placeholder = 'When does the filter expire? Events after that day are reported again.';
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
