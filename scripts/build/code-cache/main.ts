// Lets the programs of dist/ read the sample case, and keeps what V8 has compiled by then.
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { loadEngine } from '../../../src/cli/engine.ts';
import { setFlags } from '../../../src/cli/flags.ts';
import { Program } from '../../../src/scan/program.ts';
import { walk } from '../../../src/scan/walk.ts';
import { DIST, ROOT } from '../../lib/paths.ts';

const SAMPLE = join(ROOT, 'media', 'sample-case');

setFlags();
process.argv = [process.execPath, join(DIST, 'cli.cjs'), 'scan', SAMPLE, '--format', 'jsonl'];
const program = new Program(join(DIST, 'cli-program.cjs'));
program.run();
process.on('exit', () => program.writeCodeCache());

const { parts } = loadEngine(DIST, {
  rules: [],
  builtinRules: true,
  asn: undefined,
  placeholders: undefined,
  forReferences: false,
});
const filesRead = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
const thread = new Worker(new URL('thread.ts', import.meta.url), { workerData: { parts, filesRead } });
thread.postMessage(walk([SAMPLE]).files.map((path) => ({ path, id: path, size: 0 })));
