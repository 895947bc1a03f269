// A thread that reads what it is sent first, and keeps what V8 has compiled by then.
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { Program } from '../../../src/scan/program.ts';
import { DIST } from '../../lib/paths.ts';

const program = new Program(join(DIST, 'scan-worker-program.cjs'));
program.run();
parentPort!.on('message', () => {
  program.writeCodeCache();
  process.exit();
});
