import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { layerViolations } from '../../scripts/check/layers.ts';

const FORBIDDEN = {
  'the core reads no files': ['src/core/log/a.ts', `import { readFile } from 'node:fs/promises';`],
  'the core knows no editor': ['src/core/analysis/a.ts', `import * as vscode from 'vscode';`],
  'the core knows no LSP types': [
    'src/core/detect/a.ts',
    `import type { Range } from 'vscode-languageserver/node';`,
  ],
  'a layer of the core knows none above it': [
    'src/core/log/a.ts',
    `import { rule } from '../detect/rule.ts';`,
  ],
  'nor through a re-export': ['src/core/log/a.ts', `export type { Rule } from '../detect/rule.ts';`],
  'nor through a long import': ['src/core/log/a.ts', `import {\n  one,\n  two,\n} from '../enrich/a.ts';`],
  'nor through a dynamic import': ['src/core/log/a.ts', `const rule = await import('../detect/rule.ts');`],
  'the core knows no scanner': ['src/core/analysis/a.ts', `import '../../scan/walk.ts';`],
  'features read no files': ['src/server/features/hover.ts', `import { readFileSync } from 'node:fs';`],
  'the extension does no analysis': ['src/extension/main.ts', `import { read } from '../core/log/read.ts';`],
  'the extension knows no server': ['src/extension/main.ts', `import { start } from '../server/server.ts';`],
  'the protocol imports nothing': ['src/protocol.ts', `import type { Level } from './core/detect/level.ts';`],
  'every file belongs to a layer': ['src/helpers/a.ts', ''],
} as const;

for (const [name, [file, source]] of Object.entries(FORBIDDEN)) {
  test(name, () => {
    assert.equal(violationsIn(file, source).length, 1);
  });
}

test('what a layer may import is let through', () => {
  const source = `import { parseDocument } from 'yaml';\nimport { read } from '../log/read.ts';\nimport { a } from './a.ts';`;
  assert.deepEqual(violationsIn('src/core/detect/b.ts', source), []);
});

function violationsIn(file: string, source: string): string[] {
  const root = mkdtempSync(join(tmpdir(), 'cloudtrail-layers-'));
  try {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), source);
    return layerViolations(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}
