import * as assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from './framework.ts';
import { activated, open, waitFor } from './support.ts';

// These come first, before any other test has opened an export.

test('activates for a JSON document that is no export, and starts no server for it', async () => {
  await open('editor/plain.json');
  const extension = await activated();
  await waitFor('the extension to be active', () => extension.isActive);
  assert.equal(serverProcesses(), 0);
});

test('starts the server with the first export', async () => {
  await open('editor/chain.json');
  await waitFor('the server process', () => serverProcesses() === 1);
});

/** How many processes of ours this extension host has started, as Linux tells it. */
function serverProcesses(): number {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.filter((id) => isServer(id)).length;
}

function isServer(id: string): boolean {
  try {
    const parent = /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
    return (
      Number(parent) === process.pid && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('server.cjs')
    );
  } catch {
    return false; // it has ended meanwhile
  }
}
