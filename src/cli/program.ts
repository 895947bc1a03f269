import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

// Whoever reads the output may stop early (`| head`): then there is nobody left to write for.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

// What the build puts beside the program, wherever npm links it to.
const assets = dirname(realpathSync(process.argv[1]!));
void run(process.argv.slice(2), { assets }, processTerminal(process)).then(
  (code) => (process.exitCode = code),
);
