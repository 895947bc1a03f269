import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InvestigationOptions } from '../core/analysis/investigation.ts';
import type { RuleFile } from '../core/detect/parse/document.ts';
import { loadRules } from '../core/detect/parse/load.ts';
import { openAsnTable } from '../core/enrich/asn-table.ts';
import type { AsnTable } from '../core/enrich/enrichment.ts';
import { openMmdb } from '../core/enrich/mmdb.ts';
import { makeNameAssessor } from '../core/enrich/name-assessment.ts';
import { mergePlaceholders } from '../core/enrich/placeholders.ts';
import { openWords } from '../core/enrich/words.ts';
import { loadKernel } from '../core/log/kernel/load.ts';
import type { Scanner } from '../core/log/scanner.ts';
import { readNamedFile } from './named-file.ts';
import { readPlaceholders } from './placeholders.ts';
import { readRuleFolder } from './rule-folder.ts';
import { UsageError } from './usage.ts';

export interface EngineOptions {
  /** Folders of Sigma rules. */
  readonly rules: readonly string[];
  readonly builtinRules: boolean;
  /** A database of networks in MaxMind's format, in place of the built-in table. */
  readonly asn: string | undefined;
  /** A YAML file of lists of names. */
  readonly placeholders: string | undefined;
}

/** Loads the rules and everything they need. Throws a UsageError for a file the user named that cannot be used. */
export function loadEngine(assets: string, options: EngineOptions): InvestigationOptions {
  const placeholders = mergePlaceholders(options.placeholders ? readPlaceholders(options.placeholders) : {});
  const words = openWords(readFileSync(join(assets, 'words.bin')));
  const files = [
    ...(options.builtinRules ? readBuiltinRules(assets) : []),
    ...options.rules.flatMap(readRuleFolder),
  ];
  return {
    rules: loadRules(files, placeholders),
    enrich: {
      asn: options.asn ? openDatabase(options.asn) : openAsnTable(readFileSync(join(assets, 'asn.bin'))),
      assessName: makeNameAssessor(words, placeholders),
      placeholders,
    },
  };
}

/** Undefined where it cannot run; then everything takes longer. */
export function readKernel(assets: string): Scanner | undefined {
  return loadKernel(readFileSync(join(assets, 'kernel.wasm')));
}

function readBuiltinRules(assets: string): RuleFile[] {
  return JSON.parse(readFileSync(join(assets, 'rules.json'), 'utf8'));
}

function openDatabase(path: string): AsnTable {
  const bytes = readNamedFile('--asn', path);
  try {
    return openMmdb(bytes);
  } catch (error) {
    throw new UsageError(`--asn ${path}: ${(error as Error).message}`, { showUsage: false });
  }
}
