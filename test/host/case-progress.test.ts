import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Case } from '../../src/extension/case/case.ts';
import type { Server } from '../../src/extension/client/server.ts';
import type { CaseSummary, LoadedCase } from '../../src/protocol.ts';
import { test } from './framework.ts';

// What is said between the end of a load and the first conclusion, which VS Code would not let a test hold up.

test('until the first conclusion about a case the line says that it is being drawn', () =>
  check({ read: 1, skipped: 0, end: 'complete' }, null, [
    'Looking for files',
    'Drawing conclusions',
    '(state)',
    '',
  ]));

test('where nothing was read there is nothing to conclude', () =>
  check({ read: 0, skipped: 1, end: 'complete' }, null, ['Looking for files', '', '(state)']));

test('more files of a case that is shown are no first conclusion', () =>
  check({ read: 2, skipped: 0, end: 'complete' }, { read: 1, skipped: 0 }, [
    'Looking for files',
    '',
    '(state)',
  ]));

/** The lines from the begin of a load whose state comes after its end, `shown` being what was loaded before. */
async function check(summary: CaseSummary, shown: LoadedCase | null, expected: readonly string[]) {
  const states = new vscode.EventEmitter<unknown>();
  const never = new vscode.EventEmitter<unknown>();
  const server = {
    state: { loadedCase: shown },
    onDidChangeState: states.event,
    onDidSurvey: never.event,
    onDidLoad: never.event,
    start: () => {},
    request: async () => summary,
  };
  const loadedCase = new Case(server as unknown as Server);
  const lines: string[] = [];
  loadedCase.onDidProgress((line) => lines.push(line));
  await loadedCase.load(['/logs']);
  lines.push('(state)');
  states.fire({});
  await new Promise((resolve) => setImmediate(resolve));
  loadedCase.dispose();
  assert.deepEqual(lines, expected);
}
