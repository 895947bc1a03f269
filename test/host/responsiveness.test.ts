import * as assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/protocol.ts';
import { closeAll, coverageRows } from './case.ts';
import { test } from './framework.ts';
import { workspaceUri } from './support.ts';

const FILES = 2000;

test('the extension host is idle while a case of thousands of files is loaded', async () => {
  await closeAll();
  // The first case starts the server; that is measured by nobody.
  await vscode.commands.executeCommand(COMMANDS.loadCase, workspaceUri('sample-case'));
  await vscode.commands.executeCommand(COMMANDS.unloadCase);
  const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-thousands-'));
  try {
    for (let number = 0; number < FILES; number++)
      writeFileSync(join(folder, `${number}.json.gz`), gzipSync(everydayLog(number)));
    const idle = performance.eventLoopUtilization();
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const started = performance.now();
    delay.enable();
    await vscode.commands.executeCommand(COMMANDS.loadCase, vscode.Uri.file(folder));
    delay.disable();
    const { utilization } = performance.eventLoopUtilization(idle);
    const [files] = await coverageRows();
    assert.equal(files, `${FILES.toLocaleString('en')} files read | 0 skipped`);
    keep({
      files: FILES,
      seconds: (performance.now() - started) / 1000,
      longestBlockMs: delay.max / 1e6,
      p99Ms: delay.percentile(99) / 1e6,
      utilization,
    });
    // A share of the time, not a time: however slow the machine, nothing of the work is done here.
    assert.ok(utilization < 0.8, `busy ${Math.round(utilization * 100)} % of the time`);
    await vscode.commands.executeCommand(COMMANDS.unloadCase);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Some calls that nobody minds, of a file's own. */
function everydayLog(file: number): string {
  const userIdentity = { type: 'IAMUser', accountId: '111122223333', userName: 'amira' };
  const call = { eventSource: 'iam.amazonaws.com', eventName: 'ListUsers', awsRegion: 'us-east-1' };
  const records = Array.from({ length: 20 }, (_, number) => ({
    eventVersion: '1.11',
    userIdentity,
    eventTime: '2026-11-04T10:00:00Z',
    ...call,
    eventID: `${file}-${number}`,
  }));
  return JSON.stringify({ Records: records });
}

/** Leaves what was measured for whoever wants to know: how long the loop was blocked is the machine's affair, too. */
function keep(measured: object): void {
  const folder = process.env['CLOUDTRAIL_TEST_ARTIFACTS'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `extension-host-${vscode.version}.json`);
  writeFileSync(file, `${JSON.stringify({ vscode: vscode.version, ...measured }, null, 2)}\n`);
}
