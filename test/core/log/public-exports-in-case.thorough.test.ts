import { gzipSync } from 'node:zlib';
import { decodeFile } from '../../../src/core/log/encoding.ts';
import type { Log } from '../../../src/core/log/log.ts';
import { readLog } from '../../../src/core/log/read.ts';
import { gunzip } from '../../../src/scan/gunzip/gzip.ts';
import { kernel } from '../../kernel/support/kernel.ts';
import { reopened } from './packed/check.ts';
import { checkPublicExports } from './support/public-exports.ts';

checkPublicExports('as a case has them', asInCase);

/** Compressed in two members, read by the kernel, packed in another thread, opened. */
function asInCase(file: string, bytes: Uint8Array): Log {
  const half = bytes.length >> 1;
  const members = [bytes.subarray(0, half), bytes.subarray(half)].map((part) => gzipSync(part, { level: 1 }));
  const { text } = decodeFile(gunzip(Buffer.concat(members), 1e9)!.bytes);
  return reopened(readLog(text, { name: file, scanner: kernel }), undefined, () => text);
}
