import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { familiesOf } from '../core/detect/families.ts';
import type { RuleFile } from '../core/detect/parse/document.ts';
import type { RuleSet } from '../core/detect/rule.ts';
import { mergePlaceholders } from '../core/enrich/placeholders.ts';
import { makeEngine, type Engine, type EngineParts } from '../scan/engine.ts';
import { readRuleFiles } from '../scan/rules/rule-files.ts';
import { readShared, sharedBytes } from '../scan/pool/shared-bytes.ts';
import { readNamedFile } from './named-file.ts';
import { readPlaceholders } from './placeholders.ts';
import { UsageError } from './usage.ts';

export interface EngineOptions {
  /** Files and folders of Sigma rules. */
  readonly rules: readonly string[];
  readonly builtinRules: boolean;
  /** Families of rules that shall not run. Undefined: none. */
  readonly withoutFamilies?: readonly string[];
  /** A database of networks in MaxMind's format, in place of the built-in table. */
  readonly asn: string | undefined;
  /** A YAML file of lists of names. */
  readonly placeholders: string | undefined;
  /** The command asks for more than findings. Undefined: it may. */
  readonly forReferences?: boolean;
}

export interface LoadedEngine {
  readonly engine: Engine;
  /** What other threads make the same engine of. */
  readonly parts: EngineParts;
}

/** Loads the rules and everything they need. Throws a UsageError for a file the user named that cannot be used. */
export function loadEngine(assets: string, options: EngineOptions): LoadedEngine {
  const { asn } = options;
  const parts: EngineParts = {
    ruleFiles: [...(options.builtinRules ? readBuiltinRules(assets) : []), ...readOwnRules(options.rules)],
    withoutFamilies: options.withoutFamilies ?? [],
    placeholders: mergePlaceholders(options.placeholders ? readPlaceholders(options.placeholders) : {}),
    asn: asn
      ? { format: 'mmdb', bytes: sharedBytes(readNamedFile('--asn', asn)) }
      : { format: 'bundled', bytes: readShared(join(assets, 'asn.bin')) },
    words: readShared(join(assets, 'words.bin')),
    kernel: readFileSync(join(assets, 'kernel.wasm')),
    forReferences: options.forReferences ?? true,
  };
  try {
    const engine = makeEngine(parts);
    if (parts.withoutFamilies?.length) requireFamilies(engine.rules);
    return { parts, engine };
  } catch (error) {
    if (!asn || error instanceof UsageError) throw error;
    throw new UsageError(`--asn ${asn}: ${(error as Error).message}`, { showUsage: false });
  }
}

/** A name that is misspelt must not pass for a family that is off. */
function requireFamilies(ruleSet: RuleSet): void {
  const { switchedOff = [] } = ruleSet;
  const unknown = switchedOff.find(({ rules }) => rules === 0);
  if (!unknown) return;
  const off = switchedOff.filter(({ rules }) => rules > 0).map(({ family }) => family);
  const known = [...new Set([...familiesOf(ruleSet), ...off])].toSorted().join(', ');
  throw new UsageError(`--without-family ${unknown.family}: no rule is of this family; there are ${known}`, {
    showUsage: false,
  });
}

function readBuiltinRules(assets: string): RuleFile[] {
  return JSON.parse(readFileSync(join(assets, 'rules.json'), 'utf8'));
}

/** Throws a UsageError where something cannot be read. */
function readOwnRules(paths: readonly string[]): readonly RuleFile[] {
  const { files, problems } = readRuleFiles(paths);
  const [problem] = problems;
  if (problem) throw new UsageError(`--rules ${problem.path}: ${problem.message}`, { showUsage: false });
  return files;
}
