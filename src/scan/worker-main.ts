import { dirname, join } from 'node:path';
import { Program } from './program.ts';

// What a thread begins with.
new Program(join(dirname(process.argv[1]!), 'scan-worker-program.cjs')).run();
