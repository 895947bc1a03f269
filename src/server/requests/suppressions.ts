import type { FilterRule } from '../../core/detect/rule.ts';
import { splitDocuments } from '../../core/detect/parse/document.ts';
import { linesOfDocument } from '../../core/detect/suppress/document-lines.ts';
import type { EventTarget, Suppression } from '../../protocol.ts';
import { fileUri } from '../case/file-uri.ts';
import type { Engine } from '../engine.ts';
import { shorten } from '../describe/rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { findingsAt } from './findings-at.ts';

/** The filters that took away what would be found at an event. */
export function suppressions(
  snapshot: Snapshot,
  { ownRules }: Pick<Engine, 'ownRules'>,
  target: EventTarget,
): readonly Suppression[] {
  const { findings } = findingsAt(snapshot, target, { suppressed: true });
  const filters = new Map(
    findings.flatMap(({ suppressedBy = [] }) => suppressedBy.map((filter) => [filter.key, filter])),
  );
  const { suppressed } = snapshot.investigation.conclusion();
  return [...filters.values()].map((filter) => ({
    title: shorten(filter.title, 200),
    description: shorten(filter.description, 200),
    place: placeOf(filter),
    ...removalOf(filter, ownRules),
    findings: suppressed.filter(({ filters: keys }) => keys.includes(filter.key)).length,
    findingsOfOthers: suppressed.filter(({ filters: keys }) => keys.includes(filter.key) && keys.length > 1)
      .length,
  }));
}

function placeOf({ path, line }: FilterRule): Suppression['place'] {
  const start = { line: line - 1, character: 0 };
  return { uri: fileUri(path), range: { start, end: start } };
}

/** How it can be taken away. */
function removalOf(
  { path, line }: FilterRule,
  { files }: Engine['ownRules'],
): Pick<Suppression, 'isAlone' | 'document'> {
  const file = files.find((each) => each.path === path);
  if (!file) return { isAlone: false, document: null };
  const isAlone = splitDocuments(file).length === 1;
  return { isAlone, document: isAlone ? null : documentAt(file.text, line - 1) };
}

function documentAt(text: string, line: number): Suppression['document'] {
  const { start, end } = linesOfDocument(text, line);
  const lines = text.split('\n');
  const isLast = end === lines.length;
  const last = lines.at(-1)!.length;
  return {
    range: {
      start: { line: start, character: 0 },
      end: isLast ? { line: end - 1, character: last } : { line: end, character: 0 },
    },
    text: lines.slice(start, end).join('\n') + (isLast ? '' : '\n'),
  };
}
