import { sharedOf } from '../../core/log/packed/open.ts';
import type { OpenedExport } from '../../scan/files/open-export.ts';
import { exportFacts } from '../../scan/files/packed-export.ts';
import { isSame } from '../../scan/files/read-file.ts';
import type { FileToStore } from '../../scan/store/case-index.ts';
import { fileIdentity } from '../../scan/store/identity.ts';
import type { StoredExport } from '../../scan/store/stored-file.ts';
import { isUnreadable, type LoadedFile } from './loaded-file.ts';

/** What is to be kept of these files. One that was too large, or could not be read, is tried again another time. */
export function filesToStore(files: readonly LoadedFile[]): readonly FileToStore[] {
  return files.flatMap((loaded) => {
    const { path, file, stamp } = loaded;
    const isTooLarge = file.kind === 'skipped' && file.isTooLarge === true;
    const stored = file.kind === 'skipped' ? file : storedOf(file);
    if (!stamp || !stored || isTooLarge || isUnreadable(loaded)) return [];
    const identity = () => {
      const now = fileIdentity(path);
      return now && isSame(now.stamp, stamp) ? now : undefined;
    };
    return { file: stored, identity };
  });
}

function storedOf(file: OpenedExport): StoredExport | undefined {
  const log = sharedOf(file.log);
  const { matches, facts } = file.caseLog;
  return log && { ...exportFacts(file), log, matches, facts };
}
