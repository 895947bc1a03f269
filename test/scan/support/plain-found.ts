import { partsOf, type Found } from '../../../src/scan/found.ts';
import type { PackedFile } from '../../../src/scan/packed-export.ts';

/** What was found as plain data, also where it is made when somebody asks. */
export function plainFound(found: Found): object {
  const { log, firstTime, lastTime } = found.matches;
  return { matches: { log, firstTime, lastTime }, facts: partsOf(found) };
}

/** The same of all of a file. */
export function plainFile(file: PackedFile): unknown {
  return file.kind === 'skipped' ? file : { ...file, ...plainFound(file) };
}
