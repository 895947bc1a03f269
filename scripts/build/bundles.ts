import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';
import { DIST, ROOT } from '../lib/paths.ts';

const shared: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  legalComments: 'none', // THIRD-PARTY-NOTICES.txt holds them all
  metafile: true,
  logLevel: 'warning',
};

/** Node 20 is what the oldest supported VS Code runs extensions with. */
const node: BuildOptions = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'], // the `main` of jsonc-parser is UMD, which breaks once bundled
};

/** Webviews run in the browser that VS Code is. Their style sheets lie beside them. */
const browser: BuildOptions = { ...shared, platform: 'browser', format: 'iife', target: 'es2023' };

/** uPlot formats numbers by the browser's language as it loads, and that can be one that Intl refuses: "en-US@posix". */
const KNOWN_LANGUAGE =
  "try { new Intl.NumberFormat(navigator.language) } catch { Object.defineProperty(navigator, 'language', { value: 'en-US' }) }";

/** One esbuild call for each file of dist/ that is made from our source. */
export const BUNDLES: readonly BuildOptions[] = [
  { ...node, ...entry('src/extension/main.ts', 'extension.cjs'), external: ['vscode'] },
  { ...node, ...entry('src/server/main.ts', 'server.cjs') },
  { ...node, ...entry('src/cli/main.ts', 'cli.cjs'), banner: { js: '#!/usr/bin/env node' } },
  { ...node, ...entry('src/cli/program.ts', 'cli-program.cjs') },
  { ...node, ...entry('src/scan/worker-main.ts', 'scan-worker.cjs') },
  { ...node, ...entry('src/scan/worker.ts', 'scan-worker-program.cjs') },
  { ...browser, ...entry('src/webview/timeline/main.ts', 'timeline.js'), banner: { js: KNOWN_LANGUAGE } },
  { ...browser, ...entry('src/webview/timeline/timeline.css', 'timeline.css') },
  { ...browser, ...entry('src/webview/attack-graph/main.ts', 'attack-graph.js') },
  { ...browser, ...entry('src/webview/attack-graph/attack-graph.css', 'attack-graph.css') },
];

function entry(source: string, bundle: string): BuildOptions {
  return { entryPoints: [source], outfile: join(DIST, bundle) };
}
