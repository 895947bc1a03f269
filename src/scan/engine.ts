import { factsForFindings, factsOf, type LogFacts } from '../core/analysis/facts/log-facts.ts';
import { lazy } from '../core/analysis/lazy.ts';
import { withoutFamilies } from '../core/detect/families.ts';
import type { RuleFile } from '../core/detect/parse/document.ts';
import { loadRules } from '../core/detect/parse/load.ts';
import type { RuleSet } from '../core/detect/rule.ts';
import { openAsnTable } from '../core/enrich/asn-table.ts';
import type { EnrichContext, Placeholders } from '../core/enrich/enrichment.ts';
import { openMmdb } from '../core/enrich/mmdb.ts';
import { makeNameAssessor } from '../core/enrich/name-assessment.ts';
import { openWords } from '../core/enrich/words.ts';
import { loadKernel } from '../core/log/kernel/load.ts';
import type { Log } from '../core/log/log.ts';
import type { Scanner } from '../core/log/walk/scanner.ts';

/** What an engine is made of, as plain data: so that each thread can make its own, and all find the same. */
export interface EngineParts {
  readonly ruleFiles: readonly RuleFile[];
  /** Families of rules that do not run. Undefined: none. */
  readonly withoutFamilies?: readonly string[];
  /** The shipped lists with the user's. */
  readonly placeholders: Placeholders;
  /** The bundled table of networks, or a database in MaxMind's format. */
  readonly asn: { readonly format: 'bundled' | 'mmdb'; readonly bytes: Uint8Array };
  readonly words: Uint8Array;
  /** Makes reading fast. */
  readonly kernel: Uint8Array | undefined;
  /** Somebody may ask for more than findings: references, pivots, lineage. Undefined: so it is. */
  readonly forReferences?: boolean;
}

/** What a log is read and matched with. */
export interface Engine {
  readonly rules: RuleSet;
  readonly enrich: EnrichContext;
  /** Undefined where the kernel cannot run; then everything takes longer. */
  readonly scanner: Scanner | undefined;
  /** Finds in a log what may be asked of it when its text is gone. */
  readonly factsOf: (log: Log) => LogFacts;
}

/** Throws an Error where the database of networks is none. */
export function makeEngine(parts: EngineParts): Engine {
  const { ruleFiles, placeholders, asn, words, kernel, forReferences = true } = parts;
  // To load the rules takes longer than all else: who only hands files to other threads needs them last.
  const rules = lazy(() => withoutFamilies(loadRules(ruleFiles, placeholders), parts.withoutFamilies ?? []));
  return {
    get rules() {
      return rules();
    },
    enrich: {
      asn: asn.format === 'mmdb' ? openMmdb(asn.bytes) : openAsnTable(asn.bytes),
      assessName: makeNameAssessor(openWords(words), placeholders),
      placeholders,
    },
    scanner: kernel && loadKernel(kernel, { forReferences }),
    factsOf: forReferences ? factsOf : factsForFindings,
  };
}
