import { DidChangeConfigurationNotification, type Connection } from 'vscode-languageserver';
import { EDITOR_SETTING, PROBLEMS_SETTING, SETTINGS_SECTION } from '../../protocol.ts';
import type { Client } from '../client.ts';
import { readSettings, type ServerSettings } from './settings.ts';

/** The settings as they are now; everything that follows them reads `current` when it needs it. */
export class LiveSettings {
  current: ServerSettings;
  constructor(current: ServerSettings) {
    this.current = current;
  }
}

/** Takes settings as the client tells or is asked for them; `ready` is called once, when it listens. */
export function followSettings(
  connection: Connection,
  client: Client,
  settings: LiveSettings,
  changed: (now: ServerSettings, before: ServerSettings) => void,
  ready: () => void,
): void {
  const take = (sent: unknown): void => {
    const before = settings.current;
    settings.current = readSettings(sent);
    if (JSON.stringify(settings.current) !== JSON.stringify(before)) changed(settings.current, before);
  };
  // What an editor shows means something only where ours can show the rest.
  const sections = [SETTINGS_SECTION, ...(client.isOurs ? [EDITOR_SETTING, PROBLEMS_SETTING] : [])];
  const askFor = async (): Promise<void> => {
    const answer: readonly unknown[] | null = await connection.workspace.getConfiguration(
      sections.map((section) => ({ section })),
    );
    const [ours, stopRenderingLineAfter, visibility] = answer ?? [];
    take({ [SETTINGS_SECTION]: ours, editor: { stopRenderingLineAfter }, problems: { visibility } });
  };

  connection.onInitialized(async () => {
    ready();
    if (client.registersConfiguration) {
      await connection.client.register(DidChangeConfigurationNotification.type, {
        section: sections,
      });
    }
    if (client.hasConfiguration) await askFor();
  });
  connection.onDidChangeConfiguration(async ({ settings: sent }) => {
    if (sent !== null && sent !== undefined) take(sent);
    else if (client.hasConfiguration) await askFor();
  });
}
