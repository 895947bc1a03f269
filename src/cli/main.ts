import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

// Whoever reads the output may stop early (`| head`): then there is nobody left to write for.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

// Most of what is made stays until the end. A nursery that grew with it would take more memory than all of that: here it
// stays as it is, in the threads it begins with as much as they need.
setFlagsFromString('--semi-space-growth-factor=1 --min-semi-space-size=4');

// Each thread compiles for itself what it calls often. What the slowest of V8's compilers does for that repays only where
// something is called a hundred times as often as it waits for by itself. Other versions may not know the flag, and say so.
const [v8 = 0] = process.versions.v8.split('.').map(Number);
if (v8 === 13) setFlagsFromString('--invocation-count-for-turbofan=300000');

// What the build puts beside the program, wherever npm links it to.
const assets = dirname(realpathSync(process.argv[1]!));
void run(process.argv.slice(2), { assets }, processTerminal(process)).then(
  (code) => (process.exitCode = code),
);
