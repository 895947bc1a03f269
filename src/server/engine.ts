import { createInvestigation, type Investigation } from '../core/analysis/investigation.ts';
import type { RuleFile } from '../core/detect/parse/document.ts';
import type { Rule } from '../core/detect/rule.ts';
import type { EnrichContext } from '../core/enrich/enrichment.ts';
import { mergePlaceholders } from '../core/enrich/placeholders.ts';
import type { Scanner } from '../core/log/scanner.ts';
import { makeEngine, type Engine as FileEngine, type EngineParts } from '../scan/engine.ts';
import type { ServerSettings } from './settings.ts';

/** What the engine is made of, read once when the server starts. */
export interface Assets {
  readonly ruleFiles: readonly RuleFile[];
  readonly words: Uint8Array;
  /** Reads logs faster, where it can run. */
  readonly kernel?: Uint8Array;
  /** The table bundled with us, or the user's database. */
  asn(databasePath: string | undefined): EngineParts['asn'];
}

/** An empty investigation under certain settings, with what it is made of. Other settings need another engine. */
export interface Engine {
  readonly investigation: Investigation;
  readonly enrichment: EnrichContext;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly scanner: Scanner | undefined;
  /** What files are read with, here and in other threads. */
  readonly forFiles: { readonly engine: FileEngine; readonly parts: EngineParts };
}

export function createEngine(assets: Assets, settings: ServerSettings): Engine {
  const placeholders = mergePlaceholders({
    known_bad_key_pair_names: settings.knownBadKeyPairNames,
    known_bad_group_names: settings.knownBadGroupNames,
    ...(settings.cloudProviders && { cloud_providers: settings.cloudProviders }),
  });
  const { ruleFiles, words, kernel } = assets;
  const parts = { ruleFiles, placeholders, asn: assets.asn(settings.asnDatabasePath), words, kernel };
  const engine = makeEngine(parts);
  return {
    investigation: createInvestigation(engine),
    enrichment: engine.enrich,
    scanner: engine.scanner,
    rules: new Map(engine.rules.rules.map((rule) => [rule.key, rule])),
    forFiles: { engine, parts },
  };
}
