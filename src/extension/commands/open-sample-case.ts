import { Uri, commands, workspace } from 'vscode';
import { COMMANDS } from '../../protocol.ts';
import type { Parts } from './parts.ts';

/** Opens the bundled logs of a synthetic incident, the one with the key pair in front, and the findings in them. */
export async function openSampleCase({ context }: Parts): Promise<void> {
  const folder = Uri.joinPath(context.extensionUri, 'media', 'sample-case');
  const names = (await workspace.fs.readDirectory(folder)).map(([name]) => name);
  const logs = names
    .filter((name) => !name.endsWith('.md'))
    .toSorted()
    .toReversed();
  for (const name of logs)
    await commands.executeCommand('vscode.open', Uri.joinPath(folder, name), { preview: false });
  await commands.executeCommand(COMMANDS.showFindings);
}
