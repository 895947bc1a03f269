import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { factsOf, type LogFacts } from '../../../src/core/analysis/facts/log-facts.ts';
import { matchLog } from '../../../src/core/detect/match.ts';
import type { RuleFile } from '../../../src/core/detect/parse/document.ts';
import { loadRules } from '../../../src/core/detect/parse/load.ts';
import type { LogMatches } from '../../../src/core/detect/finding.ts';
import type { RuleSet } from '../../../src/core/detect/rule.ts';
import { mergePlaceholders } from '../../../src/core/enrich/placeholders.ts';
import { decodeFile } from '../../../src/core/log/encoding.ts';
import type { Log } from '../../../src/core/log/log.ts';
import { openPacked, openShared, sharedOf } from '../../../src/core/log/packed/open.ts';
import { packLog } from '../../../src/core/log/packed/pack.ts';
import { readLog } from '../../../src/core/log/read.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { StringTable } from '../../../src/core/log/columns/strings.ts';
import { caseBlocks, openCaseIndex, type FileToStore } from '../../../src/scan/store/case-index.ts';
import { indexOf } from '../../../src/scan/store/read-index.ts';
import type { StoredExport } from '../../../src/scan/store/stored-file.ts';
import { writeIndex } from '../../../src/scan/store/write-index.ts';
import { ROOT } from '../../../scripts/lib/paths.ts';
import { PACK_FILES } from '../../core/detect/support/pack.ts';
import { snapshotOf } from '../../server/support.ts';

const placeholders = mergePlaceholders({});
export const RULES = rulesWith();
const enrichment = { ...snapshotOf({}).enrichment, placeholders };

/** The pack, and other rules or filters beside it. */
export function rulesWith(...files: readonly RuleFile[]): RuleSet {
  return loadRules([...PACK_FILES, ...files], placeholders);
}

export const KEYS = { reading: '1', matching: 'these rules' };

/** A file as it was read, and as it is put into an index. */
export interface ReadFile {
  readonly path: string;
  readonly log: Log;
  readonly matches: LogMatches;
  readonly facts: LogFacts;
}

/** Every log of the fixtures and the sample case, and some text that is none. */
export function readFixtures(rules = RULES): readonly ReadFile[] {
  return globSync('{test/fixtures/**/*,media/sample-case/*}', { cwd: ROOT })
    .filter((path) => statSync(join(ROOT, path)).isFile())
    .toSorted()
    .map((path) => {
      const log = readLog(decodeFile(readFileSync(join(ROOT, path))).text);
      return { path, log, matches: matchLog(idOf(path), log, rules, enrichment), facts: factsOf(log) };
    });
}

function idOf(path: string): string {
  return `file:///${path}`;
}

/** The bytes of an index that holds these files. */
export function indexBytes(files: readonly ReadFile[], changed: readonly string[] = []): Uint8Array {
  const strings = new StringTable();
  strings.internText('of a log that is not in the index');
  return indexOfFiles(
    files.map((file) => toStore(file, strings, changed.includes(file.path))),
    strings,
  );
}

/** The bytes of an index that holds these files, whose strings are in a table. */
export function indexOfFiles(files: readonly FileToStore[], strings: StringTable): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-'));
  try {
    const path = join(folder, 'index');
    inOneGo(writeIndex(path, caseBlocks(files, strings, KEYS)));
    return new Uint8Array(readFileSync(path));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a file is when nobody has touched it. */
export const IDENTITY = { stamp: { size: 1, changed: 2.5 }, ends: 'abc', endsTellAll: false };

function toStore(
  { path, log, matches, facts }: ReadFile,
  strings: StringTable,
  hasChanged: boolean,
): FileToStore {
  const identity = () => (hasChanged ? undefined : IDENTITY);
  if (log.format === 'unknown') return { file: { kind: 'skipped', path, reason: 'not text' }, identity };
  const shared = sharedOf(openPacked(packLog(log), strings, () => new Uint8Array()))!;
  const file: StoredExport = {
    kind: 'read',
    path,
    isPacked: true,
    bytes: log.textLength + 3,
    problems: [{ code: 'gzip-trailing', message: 'a message', offset: 5, severity: 'warning' }],
    log: shared,
    matches,
    facts,
    places: Uint32Array.from({ length: 20 }, (_, index) => index),
    wide: undefined,
    isTooLargeToDraw: false,
  };
  return { file, identity };
}

/** What an index gives back of these files; undefined where it is none. */
export function reopen(bytes: Uint8Array, paths: readonly string[], keys = KEYS) {
  const blocks = indexOf(bytes);
  const strings = new StringTable();
  strings.internText('of a log that was there before');
  const index = blocks && inOneGo(openCaseIndex(blocks, keys, strings));
  if (!index) return undefined;
  const files = paths.map((path) => inOneGo(index.file(path, idOf(path))));
  const open = (file: StoredExport, text: () => Uint8Array): Log => openShared(file.log, strings, text);
  return { index, files, open };
}
