import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { gunzipSync } from 'node:zlib';

/** A collection of public exports that lies beside a development checkout and is not part of the project. */
const archive = new URL('../../../../../shared/data/exports.tar.gz', import.meta.url);

/** Why tests that read it skip. */
export const skip = existsSync(archive) ? false : 'the collection of public exports is not here';

/** Unpacks the collection until the tests have ended: the paths of its exports, and how to read one, unpacked. */
export function exportFiles(): { readonly files: readonly string[]; read: (file: string) => Uint8Array } {
  const folder = skip ? '' : mkdtempSync(join(tmpdir(), 'exports-'));
  if (!skip) execFileSync('tar', ['-xzf', archive.pathname, '-C', folder]);
  after(() => rmSync(folder, { recursive: true, force: true }));
  const files = skip
    ? []
    : readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
        /\.(json|jsonl|csv|log|gz)$/.test(path),
      );
  return {
    files: files.toSorted(),
    read: (file) => {
      const bytes = readFileSync(join(folder, file));
      return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    },
  };
}
