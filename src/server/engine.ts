import { createInvestigation, type Investigation } from '../core/analysis/investigation.ts';
import { withoutFamilies } from '../core/detect/families.ts';
import type { RuleFile } from '../core/detect/parse/document.ts';
import { loadRulesInSteps } from '../core/detect/parse/load.ts';
import type { Rule, RuleSet } from '../core/detect/rule.ts';
import type { EnrichContext } from '../core/enrich/enrichment.ts';
import { mergePlaceholders } from '../core/enrich/placeholders.ts';
import type { Scanner } from '../core/log/walk/scanner.ts';
import { inOneGo } from '../core/log/steps.ts';
import { makeEngine, type Engine as FileEngine, type EngineParts } from '../scan/engine.ts';
import { NO_RULE_FILES, type RuleFiles } from '../scan/rules/rule-files.ts';
import { sameTables, type ServerSettings } from './settings/settings.ts';

/** What the engine is made of, read once when the server starts. */
export interface Assets {
  /** Of the built-in rules. */
  readonly ruleFiles: readonly RuleFile[];
  readonly words: Uint8Array;
  /** Reads logs faster, where it can run. */
  readonly kernel?: Uint8Array;
  /** The table bundled with us, or the user's database. */
  asn(databasePath: string | undefined): EngineParts['asn'];
}

/** An empty investigation under certain settings, with what it is made of. Other settings need another engine. */
export interface Engine {
  readonly settings: ServerSettings;
  readonly investigation: Investigation;
  readonly enrichment: EnrichContext;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly scanner: Scanner | undefined;
  /** Everything that loaded and was refused, built in or not. */
  readonly ruleSet: RuleSet;
  /** The user's own rules among it, as they were read. */
  readonly ownRules: RuleFiles;
  /** What files are read with, here and in other threads. */
  readonly forFiles: { readonly engine: FileEngine; readonly parts: EngineParts };
}

export function createEngine(
  assets: Assets,
  settings: ServerSettings,
  ownRules: RuleFiles = NO_RULE_FILES,
): Engine {
  return inOneGo(createEngineInSteps(assets, settings, ownRules));
}

/**
 * The same, a rule file or some rules a step. The tables of `before` are used again where the settings leave them as
 * they are; then what it matched holds for rules that are the same.
 */
export function* createEngineInSteps(
  assets: Assets,
  settings: ServerSettings,
  ownRules: RuleFiles,
  before?: Engine,
): Generator<void, Engine> {
  const tables =
    before && sameTables(before.settings, settings) ? before.forFiles : tablesOf(assets, settings);
  const ruleFiles = [...assets.ruleFiles, ...ownRules.files];
  const { withoutFamilies: families } = settings;
  const { placeholders } = tables.parts;
  const loaded = yield* loadRulesInSteps(ruleFiles, placeholders);
  const parts: EngineParts = { ...tables.parts, ruleFiles, withoutFamilies: families };
  const engine = { ...tables.engine, rules: withoutFamilies(loaded, families) };
  return {
    settings,
    investigation: createInvestigation(engine),
    enrichment: engine.enrich,
    scanner: engine.scanner,
    rules: new Map(engine.rules.rules.map((rule) => [rule.key, rule])),
    ruleSet: engine.rules,
    ownRules,
    forFiles: { engine, parts },
  };
}

/** An engine without rules. */
function tablesOf(assets: Assets, settings: ServerSettings): Engine['forFiles'] {
  const placeholders = mergePlaceholders({
    known_bad_key_pair_names: settings.knownBadKeyPairNames,
    known_bad_group_names: settings.knownBadGroupNames,
    ...(settings.cloudProviders && { cloud_providers: settings.cloudProviders }),
  });
  const { words, kernel } = assets;
  const asn = assets.asn(settings.asnDatabasePath);
  const parts: EngineParts = { ruleFiles: [], placeholders, asn, words, kernel };
  return { engine: makeEngine(parts), parts };
}
