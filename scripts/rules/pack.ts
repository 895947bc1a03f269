import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEVELS, type Level } from '../../src/core/detect/level.ts';
import { loadRules } from '../../src/core/detect/parse/load.ts';
import type { Rule } from '../../src/core/detect/rule.ts';
import { mergePlaceholders } from '../../src/core/enrich/placeholders.ts';
import { ROOT } from '../lib/paths.ts';

const PACK = join(ROOT, 'src', 'core', 'detect', 'pack');

/** A built-in rule: the documents that report one finding, the first of the file first. */
export interface PackRule {
  readonly finding: string;
  readonly family: string;
  readonly documents: readonly Rule[];
  /** Of its documents, the highest first. */
  readonly levels: readonly Level[];
}

/** The built-in rules, by family and then by name. */
export function packRules(): PackRule[] {
  const files = globSync('*/*.yml', { cwd: PACK })
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(PACK, path), 'utf8') }));
  const { rules } = loadRules(files, mergePlaceholders({}));
  const ofFile = Object.groupBy(
    rules.filter(({ reports }) => reports),
    ({ path }) => path,
  );
  return Object.values(ofFile)
    .map((documents = []) => ruleOf(documents.toSorted((a, b) => a.line - b.line)))
    .toSorted((a, b) => compare(a.family, b.family) || compare(a.finding, b.finding));
}

function ruleOf(documents: readonly Rule[]): PackRule {
  const { finding, family } = documents[0]!;
  if (family === undefined) throw new Error(`${finding} is of no family`);
  const levels = documents.flatMap(({ level, raise }) => [level, ...(raise ? [raise.to] : [])]);
  return {
    finding,
    family,
    documents,
    levels: LEVELS.toReversed().filter((level) => levels.includes(level)),
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
