import type { Placeholders } from '../../enrich/enrichment.ts';
import { isOurLogsource } from '../parse/compile-rule.ts';
import { splitDocuments, type RuleDocument, type RuleFile } from '../parse/document.ts';
import { isForOurLogs } from '../parse/filter.ts';
import { loadRules } from '../parse/load.ts';
import { Refusal } from '../parse/refusal.ts';
import { documentsIn } from './recognise.ts';
import { refusalsIn } from './refusals.ts';
import { unusedSearches } from './unused.ts';

/** Something to say of a rule file, between two offsets of its text. */
export interface RuleProblem {
  readonly start: number;
  readonly end: number;
  readonly code: 'refused' | 'other-logs' | 'unused-search';
  readonly message: string;
}

/**
 * What keeps the documents of a file from being loaded, each at its place, and what is worth knowing besides. `others`
 * are the files it may refer to, and whose ids it may not use again.
 */
export function problemsOf(
  file: RuleFile,
  others: readonly RuleFile[],
  placeholders: Placeholders,
): RuleProblem[] {
  const { text } = file;
  const sigma = documentsIn(text).filter(({ kind }) => kind !== undefined);
  const isInSigma = (offset: number): boolean =>
    sigma.some(({ start, end }) => start <= offset && offset <= end);
  const documents = splitDocuments(file).filter((document) => !('reason' in document)) as RuleDocument[];
  const ours = documents.filter(({ root }) => attempt(() => isOurs({ root })) ?? true);
  const loaded = loadRules([...others, file], placeholders);
  const refused = loaded.refused
    .filter(({ path }) => path === file.path)
    .map(({ line, column, reason }) => problemAt(text, offsetOf(text, line, column), 'refused', reason));
  const details = ours
    .flatMap((document) => refusalsIn(document, placeholders))
    .map(({ offset, message }) => problemAt(text, offset, 'refused', message));
  const elsewhere = documents
    .filter((document) => !ours.includes(document))
    .flatMap(({ root }) => root.keyAt('logsource') ?? [])
    .map((at) => problemAt(text, at, 'other-logs', 'for other logs than CloudTrail’s, so it is not loaded'));
  const unused = ours
    .flatMap(({ root }) => attempt(() => unusedSearches(root)) ?? [])
    .map(({ name, at }) => problemAt(text, at, 'unused-search', `no condition names the search "${name}"`));
  return distinct([...refused, ...details, ...elsewhere, ...unused])
    .filter(({ start }) => isInSigma(start))
    .toSorted((a, b) => a.start - b.start);
}

function isOurs({ root }: Pick<RuleDocument, 'root'>): boolean {
  if (!root.isMap || root.get('correlation') || !root.get('logsource')) return true;
  return root.get('filter') ? isForOurLogs(root) : isOurLogsource(root);
}

/** Undefined where it is refused: the loader says so. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function problemAt(text: string, start: number, code: RuleProblem['code'], message: string): RuleProblem {
  return { start, end: start + wordLength(text, start), code, message };
}

/** A word as a person sees it; one character where none begins. */
function wordLength(text: string, start: number): number {
  const word = /^[^\s|,(){}[\]"'#]+/.exec(text.slice(start, start + 200))?.[0] ?? '';
  return Math.max(1, word.replace(/:$/, '').length);
}

/** 1-based, in UTF-16 units. */
function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let at = 1; at < line; at++) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}

function distinct(problems: readonly RuleProblem[]): RuleProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ start, message }) => {
    const key = `${start} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
