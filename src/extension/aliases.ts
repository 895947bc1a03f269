import { ConfigurationTarget, workspace } from 'vscode';
import { SETTINGS_SECTION, type Settings } from '../protocol.ts';

type Aliases = NonNullable<Settings['aliases']>;

const SETTING = 'aliases';
const SCOPES = [
  [ConfigurationTarget.WorkspaceFolder, 'workspaceFolderValue'],
  [ConfigurationTarget.Workspace, 'workspaceValue'],
  [ConfigurationTarget.Global, 'globalValue'],
] as const;

/** What the settings call things: the values that have an alias, each with it. */
export function aliases(): Aliases {
  return asAliases(configuration().get(SETTING));
}

/** Calls a value so in the workspace's settings, or in the user's where no folder is open. */
export async function setAlias(value: string, alias: string): Promise<void> {
  const isOpen = workspace.workspaceFolders !== undefined || workspace.workspaceFile !== undefined;
  const [target, scope] = SCOPES[isOpen ? 1 : 2];
  const own = asAliases(configuration().inspect(SETTING)?.[scope]);
  await configuration().update(SETTING, { ...own, [value]: alias }, target);
}

/** Takes the alias of a value out of all settings. */
export async function removeAlias(value: string): Promise<void> {
  for (const [target, scope] of SCOPES) {
    const own = asAliases(configuration().inspect(SETTING)?.[scope]);
    if (!Object.hasOwn(own, value)) continue;
    const rest = Object.fromEntries(Object.entries(own).filter(([name]) => name !== value));
    await configuration().update(SETTING, Object.keys(rest).length > 0 ? rest : undefined, target);
  }
}

function configuration() {
  return workspace.getConfiguration(SETTINGS_SECTION);
}

/** People write settings by hand. */
function asAliases(value: unknown): Aliases {
  return typeof value === 'object' && value !== null ? (value as Aliases) : {};
}
