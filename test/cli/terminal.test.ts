import assert from 'node:assert/strict';
import { test } from 'node:test';
import { processTerminal } from '../../src/cli/terminal.ts';

/** What stands on standard error after a line of progress at each of these milliseconds. */
function written({ isTTY }: { readonly isTTY: boolean }, times: readonly number[]): string[] {
  const lines: string[] = [];
  const stream = { isTTY, write: (text: string) => lines.push(text) } as unknown as NodeJS.Process['stderr'];
  const left = times.values();
  let line = 0;
  const terminal = processTerminal({ stdout: stream as never, stderr: stream }, () => left.next().value!);
  for (const _ of times) terminal.progress(() => `line ${++line}`);
  return lines;
}

test('progress is shown where a person watches, so often as it can be read', () => {
  const now = [0, 1, 60, 70, 130];
  assert.deepEqual(
    written({ isTTY: true }, now).map((text) => text.replace('\r\u001b[K', '')),
    ['line 1', 'line 2', 'line 3'],
  );
  assert.deepEqual(written({ isTTY: false }, now), []);
});
