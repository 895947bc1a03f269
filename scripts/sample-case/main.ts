// Writes the logs of media/sample-case.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/paths.ts';
import { sampleCase } from './case.ts';

const FOLDER = join(ROOT, 'media', 'sample-case');

mkdirSync(FOLDER, { recursive: true });
for (const [name, text] of sampleCase()) writeFileSync(join(FOLDER, name), text);
