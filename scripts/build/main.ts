// npm run build: everything in dist/, which is all that runs.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { DIST } from '../lib/paths.ts';
import { writeAssets } from './assets.ts';
import { BUNDLES } from './bundles.ts';
import { writeNotices } from './notices.ts';

const started = Date.now();
const [results] = await Promise.all([Promise.all(BUNDLES.map((options) => build(options))), writeAssets()]);
writeNotices(results.flatMap(({ metafile }) => metafile ?? []));
removeLeftovers();
console.log(`built dist/ in ${((Date.now() - started) / 1000).toFixed(1)} s`);

/** Every file is written anew by a build, so an older one is none of ours any more. */
function removeLeftovers(): void {
  for (const file of readdirSync(DIST)) {
    if (statSync(join(DIST, file)).mtimeMs < started - 1000) rmSync(join(DIST, file), { recursive: true });
  }
}
