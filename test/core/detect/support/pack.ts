import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleFile } from '../../../../src/core/detect/parse/document.ts';

const PACK = join(import.meta.dirname, '../../../../src/core/detect/pack');

/** The built-in rules as they are written; the same objects for all tests of a process, so that they are parsed once. */
export const PACK_FILES: readonly RuleFile[] = globSync('*/*.yml', { cwd: PACK })
  .toSorted()
  .map((path) => ({ path, text: readFileSync(join(PACK, path), 'utf8') }));
