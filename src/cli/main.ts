import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Program } from '../scan/program.ts';
import { setFlags } from './flags.ts';

setFlags();
new Program(join(dirname(realpathSync(process.argv[1]!)), 'cli-program.cjs')).run();
