/**
 * Reads a collection of public exports with the kernel and without. It lies beside a development checkout and is not
 * part of the project; without it the test skips.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { decodeFile } from '../../src/core/log/encoding.ts';
import { loadRules } from '../../src/core/detect/parse/load.ts';
import { isGzip } from '../../src/scan/gunzip/gzip.ts';
import { PACK_FILES } from '../core/detect/support/pack.ts';
import { CONTEXT } from '../core/detect/support/rules.ts';
import { readBothWays } from './support/kernel.ts';
import { checkTold } from './support/told.ts';

const archive = new URL('../../../shared/data/exports.tar.gz', import.meta.url);
const skip = existsSync(archive) ? false : 'the collection of public exports is not here';

test('public exports', { skip }, (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'exports-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  execFileSync('tar', ['-xzf', archive.pathname, '-C', folder]);
  let byKernel = 0;
  let events = 0;
  let told = 0;
  const rules = loadRules(PACK_FILES, CONTEXT.placeholders);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (!statSync(path).isFile()) continue;
    let bytes: Uint8Array = readFileSync(path);
    if (isGzip(bytes)) bytes = gunzipSync(bytes);
    const { text } = decodeFile(bytes);
    const read = readBothWays(text);
    told += checkTold(text, rules).told;
    byKernel += read.byKernel;
    events += read.log.events.length;
  }
  context.diagnostic(`the kernel read ${byKernel} of ${events} events; columns tell ${told} matches`);
});
