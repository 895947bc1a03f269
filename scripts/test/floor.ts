import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { announce, fetchPackage } from '../downloads/fetch.ts';
import { NODE_20 } from '../downloads/packages.ts';
import { DIST, ROOT } from '../lib/paths.ts';
import { run } from '../lib/run.ts';
import { SHIPPED_PLACEHOLDERS } from '../../src/core/enrich/placeholders.ts';
import { single, sum, type Totals } from '../lib/totals.ts';

/** Runs what the build made once with Node 20, the oldest it promises to work with. */
export async function runFloorTests(): Promise<Totals> {
  announce([NODE_20]);
  const node = join(await fetchPackage(NODE_20), 'bin', 'node');
  return sum([
    await single('Node 20: the command line scans the sample case', () => scanSampleCase(node)),
    await single('Node 20: the server answers', () => askServer(node)),
    await single('Node 20: a thread that reads files starts', () => startThread(node)),
  ]);
}

async function scanSampleCase(node: string): Promise<void> {
  const args = [join(DIST, 'cli.cjs'), 'scan', join(ROOT, 'media', 'sample-case'), '--format', 'jsonl'];
  const { code, output } = await run(node, args);
  assert.equal(code, 0, output);
  assert.match(output, /^\{.*"rule":/, 'prints findings as JSON lines');
}

/** Says hello to the server as an editor would, and goodbye. */
async function askServer(node: string): Promise<void> {
  const server = spawn(node, [join(DIST, 'server.cjs'), '--stdio'], { stdio: 'pipe', timeout: 30_000 });
  let output = '';
  server.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  server.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = new Promise<number | null>((resolve) => server.on('close', resolve));
  const params = { processId: null, rootUri: null, capabilities: {} };
  server.stdin.write(message({ id: 1, method: 'initialize', params }));
  server.stdin.write(message({ method: 'initialized', params: {} }));
  server.stdin.write(message({ id: 2, method: 'shutdown' }));
  server.stdin.write(message({ method: 'exit' }));
  assert.equal(await ended, 0, output);
  assert.match(output, /"capabilities":/);
}

/** Starts the program of the threads as the pool does. */
async function startThread(node: string): Promise<void> {
  const program = `(${String(start)})(${JSON.stringify(DIST)}, ${JSON.stringify(SHIPPED_PLACEHOLDERS)})`;
  const { output } = await run(node, ['-e', program]);
  assert.equal(output.trim(), 'ready');
}

/** What is run for it: it sees nothing of this file. */
function start(dist: string, placeholders: object): void {
  const { readFileSync } = process.getBuiltinModule('node:fs');
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const bytes = readFileSync(`${dist}/asn.bin`);
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  const parts = {
    ruleFiles: JSON.parse(readFileSync(`${dist}/rules.json`, 'utf8')),
    placeholders,
    asn: { format: 'bundled', bytes: shared },
    words: readFileSync(`${dist}/words.bin`),
    kernel: readFileSync(`${dist}/kernel.wasm`),
  };
  const workerData = { parts, filesRead: new Int32Array(new SharedArrayBuffer(4)) };
  const worker = new Worker(`${dist}/scan-worker.cjs`, { workerData });
  worker.on('message', (answer) => {
    console.log(answer);
    void worker.terminate();
  });
}

function message(content: object): string {
  const text = JSON.stringify({ jsonrpc: '2.0', ...content });
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}
