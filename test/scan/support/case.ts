import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { generateLog } from '../../../bench/data/log.ts';
import { ROOT } from '../../../scripts/lib/paths.ts';
import { exportOf, IMPORT } from '../../cli/support/records.ts';

/** A case with everything that may go wrong between threads: chains and duplicates across files, damage, skips. */
export function mixedCase(bytesPerDay = 60_000): Record<string, string | Uint8Array> {
  const sample = join(ROOT, 'media', 'sample-case');
  const files = readdirSync(sample).map(
    (name) => [`sample/${name}`, readFileSync(join(sample, name))] as const,
  );
  const created = at(1, 'CreateKeyPair', { requestParameters: { keyName: 'größe-xg1' } });
  const launched = at(2, 'RunInstances', {
    requestParameters: { instancesSet: { items: [{ keyName: 'größe-xg1' }] } },
  });
  const generated = Array.from({ length: 8 }, (_, n) => generateLog(bytesPerDay, 'one-line', n + 1));
  return {
    ...Object.fromEntries(files),
    'chain/first.json.gz': gzipSync(exportOf(created)),
    'chain/second.json': `\ufeff${exportOf(launched)}`,
    'chain/utf16.json': Buffer.from(`\ufeff${exportOf(IMPORT, created)}`, 'utf16le'),
    'copy.json.gz': gzipSync(exportOf(created, launched)),
    'cut.json.gz': gzipSync(generated[0]!).subarray(0, 3000),
    'damaged.json.gz': damaged(gzipSync(generated[1]!)),
    'pretty.json': JSON.stringify(JSON.parse(generated[2]!), null, 2),
    'empty.json': '',
    'notes.txt': 'no log',
    'archive.zip': 'PK\u0003\u0004',
    ...Object.fromEntries(generated.map((text, n) => [`days/${n}.json.gz`, gzipSync(text)])),
  };
}

function at(
  minute: number,
  eventName: string,
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return { eventID: `chain-${minute}`, eventTime: `2026-11-04T10:0${minute}:00Z`, eventName, ...fields };
}

function damaged(packed: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(packed);
  bytes.fill(0xff, bytes.length >> 1, (bytes.length >> 1) + 8);
  return bytes;
}
