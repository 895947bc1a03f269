import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { DIST } from '../lib/paths.ts';
import { writeAssets } from './assets.ts';
import { runNode } from '../lib/run.ts';
import { BUNDLES } from './bundles.ts';
import { writeNotices } from './notices.ts';

/** Writes everything in dist/, which is all that runs. */
export async function build(): Promise<void> {
  const started = Date.now();
  const bundles = Promise.all(BUNDLES.map((options) => esbuild.build(options)));
  const [results] = await Promise.all([bundles, writeAssets()]);
  await writeCodeCaches();
  writeNotices(results.flatMap(({ metafile }) => metafile ?? []));
  removeFilesBefore(started - 1000);
  console.log(`built dist/ in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** In a process of its own: they are good only for the V8 flags that it sets. */
async function writeCodeCaches(): Promise<void> {
  rmSync(join(DIST, 'code-cache'), { recursive: true, force: true });
  const { code, output } = await runNode(join(import.meta.dirname, 'code-cache', 'main.ts'), []);
  if (code !== 0) throw new Error(`no code cache could be made:\n${output}`);
}

/** A build writes all its files anew, so an older one is a leftover. Nobody ever finds the folder empty this way. */
function removeFilesBefore(time: number): void {
  for (const file of readdirSync(DIST)) {
    if (statSync(join(DIST, file)).mtimeMs < time) rmSync(join(DIST, file), { recursive: true });
  }
}
