import { createInvestigation, type Investigation } from '../core/analysis/investigation.ts';
import type { RuleFile } from '../core/detect/parse/document.ts';
import { loadRules } from '../core/detect/parse/load.ts';
import type { Rule } from '../core/detect/rule.ts';
import type { AsnTable, EnrichContext } from '../core/enrich/enrichment.ts';
import { makeNameAssessor } from '../core/enrich/name-assessment.ts';
import { mergePlaceholders } from '../core/enrich/placeholders.ts';
import type { Words } from '../core/enrich/words.ts';
import type { Scanner } from '../core/log/scanner.ts';
import type { ServerSettings } from './settings.ts';

/** What the engine is made of, read once when the server starts. */
export interface Assets {
  readonly ruleFiles: readonly RuleFile[];
  readonly words: Words;
  /** Reads logs faster; undefined where it cannot run. */
  readonly scanner?: Scanner | undefined;
  /** The table bundled with us, or the user's database. */
  asnTable(databasePath: string | undefined): AsnTable;
}

/** An empty investigation under certain settings, with what it is made of. Other settings need another engine. */
export interface Engine {
  readonly investigation: Investigation;
  readonly enrichment: EnrichContext;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly scanner: Scanner | undefined;
}

export function createEngine(assets: Assets, settings: ServerSettings): Engine {
  const placeholders = mergePlaceholders({
    known_bad_key_pair_names: settings.knownBadKeyPairNames,
    known_bad_group_names: settings.knownBadGroupNames,
    ...(settings.cloudProviders && { cloud_providers: settings.cloudProviders }),
  });
  const enrichment: EnrichContext = {
    asn: assets.asnTable(settings.asnDatabasePath),
    assessName: makeNameAssessor(assets.words, placeholders),
    placeholders,
  };
  const rules = loadRules(assets.ruleFiles, placeholders);
  return {
    investigation: createInvestigation({ rules, enrich: enrichment }),
    enrichment,
    scanner: assets.scanner,
    rules: new Map(rules.rules.map((rule) => [rule.key, rule])),
  };
}
