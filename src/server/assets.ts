import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAsnTable } from '../core/enrich/asn-table.ts';
import { openMmdb } from '../core/enrich/mmdb.ts';
import { openWords } from '../core/enrich/words.ts';
import { loadKernel } from '../core/log/kernel/load.ts';
import { localDisk, type Disk } from './case/disk.ts';
import type { Assets } from './engine.ts';

/**
 * Reads what the build puts beside the bundle. A database the user chose and that cannot be opened is reported, and
 * the bundled table takes its place: findings with an older table are better than none.
 */
export function readAssets(folder: string, report: (message: string) => void): Assets & { disk: Disk } {
  const scanner = loadKernel(readFileSync(join(folder, 'kernel.wasm')));
  const bundled = () => openAsnTable(readFileSync(join(folder, 'asn.bin')));
  return {
    ruleFiles: JSON.parse(readFileSync(join(folder, 'rules.json'), 'utf8')),
    words: openWords(readFileSync(join(folder, 'words.bin'))),
    scanner,
    disk: localDisk(scanner),
    asnTable(databasePath) {
      if (databasePath === undefined) return bundled();
      try {
        return openMmdb(readFileSync(databasePath));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        report(`The AS database ${databasePath} cannot be used, so the bundled one is: ${reason}`);
        return bundled();
      }
    },
  };
}
