import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openMmdb } from '../core/enrich/mmdb.ts';
import { readRuleFilesInSteps } from '../scan/rules/rule-files.ts';
import { readShared, sharedBytes } from '../scan/pool/shared-bytes.ts';
import { localDisk, type Disk } from './case/disk.ts';
import type { Assets } from './engine.ts';

/**
 * Reads what the build puts beside the bundle. A database the user chose and that cannot be opened is reported, and
 * the bundled table takes its place: findings with an older table are better than none.
 */
export function readAssets(
  folder: string,
  report: (message: string) => void,
): Assets & { disk: Disk; reader: string; readRules: typeof readRuleFilesInSteps } {
  const reader = join(folder, 'scan-worker.cjs');
  const bundled = () => ({
    format: 'bundled' as const,
    bytes: readShared(join(folder, 'asn.bin')),
  });
  return {
    ruleFiles: JSON.parse(readFileSync(join(folder, 'rules.json'), 'utf8')),
    words: readShared(join(folder, 'words.bin')),
    kernel: readFileSync(join(folder, 'kernel.wasm')),
    disk: localDisk(reader),
    reader,
    readRules: readRuleFilesInSteps,
    asn(databasePath) {
      if (databasePath === undefined) return bundled();
      try {
        const bytes = sharedBytes(readFileSync(databasePath));
        openMmdb(bytes);
        return { format: 'mmdb', bytes };
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        report(`The AS database ${databasePath} cannot be used, so the bundled one is: ${reason}`);
        return bundled();
      }
    },
  };
}
