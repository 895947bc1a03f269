import { Uri, commands, workspace } from 'vscode';
import { COMMANDS, type FindingNode } from '../../protocol.ts';
import type { Server } from '../client/server.ts';
import { paramsOf, show } from '../places.ts';
import { LEVELS } from '../views/levels.ts';
import type { Parts } from './parts.ts';

/** More findings than a log of the sample has. */
const ALL = 100;

/**
 * Opens the bundled logs of a synthetic incident and the findings in them, and shows the gravest of the first log where
 * it can be read, as a click on its row does: that log is one line.
 */
export async function openSampleCase({ context, server, findings }: Parts): Promise<void> {
  const logs = await sampleLogs(Uri.joinPath(context.extensionUri, 'media', 'sample-case'));
  for (const log of logs.toReversed()) await commands.executeCommand('vscode.open', log, { preview: false });
  await commands.executeCommand(COMMANDS.showFindings);
  const gravest = logs[0] && (await gravestFinding(server, logs[0]));
  if (!gravest) return;
  const place = await server.request('formattedPlace', paramsOf(gravest.place));
  await show(place ?? gravest.place, { preview: false, preserveFocus: true });
  await findings.select(gravest);
}

/** The one with the key pair first. */
async function sampleLogs(folder: Uri): Promise<readonly Uri[]> {
  const names = (await workspace.fs.readDirectory(folder)).map(([name]) => name);
  return names
    .filter((name) => !name.endsWith('.md'))
    .toSorted()
    .map((name) => Uri.joinPath(folder, name));
}

/** The earliest of the gravest findings in a log; undefined where the user's filter hides all. */
async function gravestFinding(server: Server, log: Uri): Promise<FindingNode | undefined> {
  const page = await server.request('findings', {
    groupBy: 'file',
    group: log.toString(),
    offset: 0,
    limit: ALL,
  });
  const items = page?.items ?? [];
  const gravest = LEVELS.find((level) => items.some((finding) => finding.level === level));
  return items.find(({ level }) => level === gravest);
}
