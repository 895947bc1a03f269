import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from '../lib/paths.ts';

const CORE_PACKAGES = ['jsonc-parser', 'yaml'];
const CORE = ['src/core/log', 'src/core/enrich', 'src/core/detect', 'src/core/analysis'];
const SERVER = [
  ...CORE,
  'src/scan',
  'src/protocol.ts',
  'vscode-languageserver',
  'vscode-languageserver-protocol',
];

/**
 * Who may import whom: for each layer, the folders (or one file) and packages it may import besides itself. The
 * longest matching layer counts. Type imports count too, so that no layer even knows the words of one above it.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/protocol': [],
  'src/protocol.ts': ['src/protocol'],
  'src/core/log': CORE_PACKAGES,
  'src/core/enrich': [...CORE.slice(0, 1), ...CORE_PACKAGES],
  'src/core/detect': [...CORE.slice(0, 2), ...CORE_PACKAGES],
  'src/core/analysis': [...CORE.slice(0, 3), ...CORE_PACKAGES, '@dagrejs/dagre'],
  'src/scan': [...CORE, 'node:'],
  'src/server/features': [...SERVER, 'src/server'],
  'src/server': [...SERVER, 'src/server/features', 'node:'],
  'src/cli': [...CORE, 'src/scan', 'src/protocol.ts', 'yaml', 'node:'],
  'src/extension': ['src/protocol.ts', 'vscode', 'vscode-languageclient', 'node:'],
  'src/webview': ['src/protocol.ts', 'uplot'],
};

/** Every import in `folder` that the table above does not allow, as one line each. */
export function layerViolations(root: string = ROOT): string[] {
  return globSync('src/**/*.ts', { cwd: root, exclude: (path) => path.startsWith('src/kernel') })
    .filter((file) => !file.endsWith('.d.ts'))
    .toSorted()
    .flatMap((file) => violationsOf(file, readFileSync(join(root, file), 'utf8')));
}

function violationsOf(file: string, source: string): string[] {
  const layer = layerOf(file);
  if (!layer) return [`${file}: belongs to no layer; see scripts/check/layers.ts`];
  const allowed = MAY_IMPORT[layer] ?? [];
  return importsOf(source)
    .map((specifier) =>
      specifier.startsWith('.') ? relative('', join(dirname(file), specifier)) : specifier,
    )
    .filter((target) => layerOf(target) !== layer && !allowed.some((name) => isWithin(target, name)))
    .map((target) => `${file}: ${layer} may not import ${target}`);
}

/** What a file imports, re-exports or imports dynamically, in the form Prettier gives these statements. */
function importsOf(source: string): string[] {
  const statement = /^(?:import|export)\s(?:[^'"`;=(]*\sfrom\s)?\s*'([^']+)'/gm;
  const expression = /\bimport\(\s*'([^']+)'/g;
  return [statement, expression].flatMap((pattern) =>
    [...source.matchAll(pattern)].map(([, target]) => target ?? ''),
  );
}

function layerOf(path: string): string | undefined {
  return Object.keys(MAY_IMPORT)
    .filter((layer) => isWithin(path, layer))
    .toSorted((a, b) => b.length - a.length)[0];
}

function isWithin(path: string, name: string): boolean {
  if (name.endsWith(':')) return path.startsWith(name);
  return path === name || path.startsWith(`${name}/`);
}
