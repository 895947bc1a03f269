import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { DIST } from '../../../scripts/lib/paths.ts';
import { loadEngine } from '../../../src/cli/engine.ts';
import { StringTable } from '../../../src/core/log/columns/strings.ts';
import { openPacked } from '../../../src/core/log/packed/open.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import type { ReadAlone } from '../../../src/scan/files/packed-export.ts';
import { packingToSend, readInSteps } from '../../../src/scan/files/read-packed.ts';
import { exportOf } from '../../cli/support/records.ts';
import { folderWith } from '../support/folder.ts';

const { engine } = loadEngine(DIST, {
  rules: [],
  builtinRules: true,
  asn: undefined,
  placeholders: undefined,
  forReferences: false,
});

/** More than there is room for beside the rooms in the kernel's memory. */
const MANY_BYTES = Array.from({ length: 36 }, (_, i) => ({ userAgent: `${i}`.padEnd(1 << 20, 'x') }));

test('a file with more strings than there is room for is read with room of its own, and so are those behind it', (context) => {
  const folder = folderWith(context, {
    'many.json.gz': gzipSync(exportOf(...MANY_BYTES)),
    'one.json.gz': gzipSync(exportOf({ userAgent: 'one' })),
  });
  const packing = packingToSend(engine);
  const { strings } = packing.columns();
  const read = (name: string): readonly (string | undefined)[] => {
    const path = join(folder, name);
    return agents(inOneGo(readInSteps({ path, id: path, size: statSync(path).size }, engine, packing)));
  };
  assert.deepEqual(
    read('many.json.gz').map((agent) => agent?.length),
    MANY_BYTES.map(() => 1 << 20),
  );
  assert.ok(strings.bytes > (MANY_BYTES.length - 8) << 20);
  assert.deepEqual(read('one.json.gz'), ['one']);
});

function agents(read: ReadAlone): readonly (string | undefined)[] {
  assert.ok(read.kind === 'read');
  return openPacked(read.log, new StringTable(), () => new Uint8Array()).events.map(
    ({ userAgent }) => userAgent,
  );
}
