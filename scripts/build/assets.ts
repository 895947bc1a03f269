import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { parsedRules, type RuleFile } from '../../src/core/detect/parse/document.ts';
import { withPrefilters } from '../../src/core/detect/parse/with-prefilters.ts';
import { DIST, ROOT } from '../lib/paths.ts';
import { compileKernel } from './kernel.ts';

const PACK = join(ROOT, 'src', 'core', 'detect', 'pack');
const CACHE = join(ROOT, 'node_modules', '.cache', 'assets');

/** Writes what the bundles read from beside themselves: the rule pack, the AS table, the word lists and the kernel. */
export async function writeAssets(): Promise<void> {
  mkdirSync(DIST, { recursive: true });
  writeFileSync(join(DIST, 'rules.json'), JSON.stringify(readRulePack()));
  writeFileSync(join(DIST, 'kernel.wasm'), await compileKernel());
  await writeGenerated('asn.bin', 'scripts/assets/asn.ts', 'buildAsnTable');
  await writeGenerated('words.bin', 'scripts/assets/words.ts', 'buildWords');
}

/** Every rule file of the pack with its path inside the pack, in the order of the paths; parsed and compiled, so that nobody else has to. */
function readRulePack(): RuleFile[] {
  return globSync('**/*.yml', { cwd: PACK })
    .toSorted()
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(PACK, path), 'utf8') }))
    .map(parsedRules)
    .map(withPrefilters);
}

/**
 * Writes the bytes that an exported function of a generator makes. They take seconds to make, so they are cached
 * under a hash of all that goes into them: the generator with everything it imports, and the locked packages.
 */
async function writeGenerated(asset: string, generator: string, exported: string): Promise<void> {
  const cached = join(CACHE, `${await hashOf(generator)}-${asset}`);
  if (!existsSync(cached)) {
    const module: Record<string, () => Promise<Uint8Array>> = await import(join(ROOT, generator));
    const bytes = await module[exported]?.();
    if (!bytes) throw new Error(`${generator} does not export ${exported}`);
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(cached, bytes);
  }
  writeFileSync(join(DIST, asset), readFileSync(cached));
}

async function hashOf(generator: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [generator],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    write: false,
  });
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')));
  for (const { contents } of outputFiles) hash.update(contents);
  return hash.digest('hex').slice(0, 16);
}
