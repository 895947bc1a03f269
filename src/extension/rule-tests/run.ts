import {
  Location,
  TestMessage,
  Uri,
  workspace,
  type CancellationToken,
  type TestItem,
  type TestRun,
  type TestRunRequest,
} from 'vscode';
import type { RuleTestMessage } from '../../protocol.ts';
import { toPosition } from '../places.ts';
import type { Server } from '../client/server.ts';
import type { RuleTestController } from './controller.ts';

const RESTRICTED = 'Tests of rules do not run in Restricted Mode: they may name files to read.';

/** Runs what was asked for, file by file, and shows what came of each test. */
export async function runTests(
  tests: RuleTestController,
  server: Server,
  request: TestRunRequest,
  token: CancellationToken,
): Promise<void> {
  const run = tests.controller.createTestRun(request);
  try {
    for (const [uri, wanted] of asked(tests, request)) {
      if (token.isCancellationRequested) break;
      await runFile(run, { tests, server, token }, Uri.parse(uri), wanted);
    }
  } finally {
    run.end();
  }
}

/** By the URI of their file the numbers of the tests, or all. */
function asked(
  tests: RuleTestController,
  { include, exclude = [] }: TestRunRequest,
): Map<string, Set<number>> {
  const wanted = new Map<string, Set<number>>();
  const add = (item: TestItem): void => {
    if (exclude.includes(item) || !item.uri) return;
    if (!item.parent) {
      for (const [, child] of item.children) add(child);
      return;
    }
    const uri = item.uri.toString();
    wanted.set(uri, (wanted.get(uri) ?? new Set()).add(numberOf(item)));
  };
  for (const item of include ?? Array.from(tests.controller.items, ([, each]) => each)) add(item);
  return wanted;
}

interface Around {
  readonly tests: RuleTestController;
  readonly server: Server;
  readonly token: CancellationToken;
}

async function runFile(
  run: TestRun,
  { tests, server, token }: Around,
  uri: Uri,
  numbers: ReadonlySet<number>,
): Promise<void> {
  // What is saved just now is not listed yet.
  const file = await tests.findIn(uri);
  if (!file) return;
  const items = new Map(
    Array.from(file.children, ([, item]): [number, TestItem] => [numberOf(item), item]).filter(([number]) =>
      numbers.has(number),
    ),
  );
  for (const item of items.values()) run.started(item);
  if (!workspace.isTrusted) {
    for (const item of items.values()) run.errored(item, new TestMessage(RESTRICTED));
    return;
  }
  const results = await server.request(
    'runRuleTests',
    { uri: uri.toString(), tests: [...items.keys()] },
    token,
  );
  for (const { test, duration, failures } of results ?? []) {
    const item = items.get(test);
    if (!item) continue;
    items.delete(test);
    if (failures.length === 0) run.passed(item, duration);
    else
      run.failed(
        item,
        failures.map((failure) => messageOf(uri, failure)),
        duration,
      );
  }
  for (const item of items.values()) run.skipped(item);
}

function messageOf(uri: Uri, { message, comparison, start }: RuleTestMessage): TestMessage {
  const shown = comparison
    ? TestMessage.diff(message, comparison.expected, comparison.actual)
    : new TestMessage(message);
  shown.location = new Location(uri, toPosition(start));
  return shown;
}

function numberOf({ id }: TestItem): number {
  return Number(id.slice(id.lastIndexOf('#') + 1));
}
