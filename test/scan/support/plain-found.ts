import { partsOf, type Found } from '../../../src/scan/files/found.ts';
import { StringTable } from '../../../src/core/log/columns/strings.ts';
import type { PackedLog } from '../../../src/core/log/packed/packed-log.ts';
import type { PackedFile } from '../../../src/scan/files/packed-export.ts';

/** What was found as plain data, also where it is made when somebody asks. */
export function plainFound(found: Found): object {
  const { log, firstTime, lastTime } = found.matches;
  return { matches: { log, firstTime, lastTime }, facts: partsOf(found) };
}

/** The same of all of a file. */
export function plainFile(file: PackedFile): unknown {
  if (file.kind === 'skipped') return file;
  return { ...file, ...plainFound(file), log: plainLog(file.log) };
}

/** A packed log with its own strings, whoever keeps them. */
export function plainLog({ strings: { order, dictionary }, ...log }: PackedLog): object {
  const table = new StringTable();
  const numbers = dictionary.numbersIn(table);
  return { ...log, strings: Array.from(order, (number) => table.text(numbers[number]!)) };
}
