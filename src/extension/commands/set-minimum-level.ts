import { window, type QuickPickItem } from 'vscode';
import type { LevelName } from '../../protocol.ts';
import { filterOf, setFilter } from '../filter.ts';
import type { Server } from '../client/server.ts';
import { LEVELS, levelIcon } from '../views/levels.ts';
import { count } from '../words.ts';
import type { Parts } from './parts.ts';

interface LevelItem extends QuickPickItem {
  readonly level: LevelName;
}

/** The lowest level that is shown, in the view, Problems and the editors alike. The setting is where it starts. */
export async function setMinimumLevel({ server }: Parts): Promise<void> {
  const current = filterOf(server).minimumLevel;
  const items = LEVELS.map((level) => itemOf(server, level, current));
  const picked = await window.showQuickPick(items, {
    title: 'Set minimum level',
    placeHolder: 'Show findings of this level and above',
  });
  if (picked) await setFilter(server, { minimumLevel: picked.level });
}

function itemOf({ state }: Server, level: LevelName, current: LevelName): LevelItem {
  const counted = state ? count(state.byLevel[level], 'finding') : '';
  return {
    level,
    label: level,
    description: level === current ? `${counted} (current)` : counted,
    iconPath: levelIcon(level),
  };
}
