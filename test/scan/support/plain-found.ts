import { partsOf, type Found } from '../../../src/scan/files/found.ts';
import type { ToldMatches } from '../../../src/core/detect/told/told-matches.ts';
import { StringTable } from '../../../src/core/log/columns/strings.ts';
import { openPart } from '../../../src/core/log/packed/open.ts';
import { packLog } from '../../../src/core/log/packed/pack.ts';
import type { PackedLog, PackedPart } from '../../../src/core/log/packed/packed-log.ts';
import type { PackedFile } from '../../../src/scan/files/packed-export.ts';

/** What was found as plain data, also where it is made when somebody asks. */
export function plainFound(found: Found): object {
  const { log, firstTime, lastTime } = found.matches;
  return { matches: { log, firstTime, lastTime }, facts: partsOf(found) };
}

/** The same of all of a file. */
export function plainFile(file: PackedFile): unknown {
  if (file.kind === 'skipped') return file;
  const told = file.told && { told: plainTold(file.told) };
  return { ...file, ...plainFound(file), ...told, log: plainLog(file.log) };
}

function plainTold({ rules, noted, numbers }: ToldMatches): ToldMatches {
  return { rules, noted, numbers };
}

/** A packed log with its own strings, whoever keeps them, and whatever else was packed with it. */
export function plainLog(packed: PackedLog | PackedPart): object {
  const whole =
    'of' in packed ? packLog(openPart(packed, new StringTable(), () => new Uint8Array())) : packed;
  const {
    strings: { order, dictionary },
    ...log
  } = whole;
  const table = new StringTable();
  const numbers = dictionary.numbersIn(table);
  return { ...log, strings: Array.from(order, (number) => table.text(numbers[number]!)) };
}
