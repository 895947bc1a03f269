import type { FilterRule } from '../../core/detect/rule.ts';
import { splitDocuments } from '../../core/detect/parse/document.ts';
import type { EventTarget, Suppression } from '../../protocol.ts';
import { fileUri } from '../case/file-uri.ts';
import type { Engine } from '../engine.ts';
import { shorten } from '../rich-text.ts';
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
    isAlone: isAlone(filter, ownRules),
    findings: suppressed.filter(({ filters: keys }) => keys.includes(filter.key)).length,
    findingsOfOthers: suppressed.filter(({ filters: keys }) => keys.includes(filter.key) && keys.length > 1)
      .length,
  }));
}

function placeOf({ path, line }: FilterRule): Suppression['place'] {
  const start = { line: line - 1, character: 0 };
  return { uri: fileUri(path), range: { start, end: start } };
}

/** True if its file holds nothing else that would go with it. */
function isAlone({ path }: FilterRule, { files }: Engine['ownRules']): boolean {
  const file = files.find((each) => each.path === path);
  return file !== undefined && splitDocuments(file).length === 1;
}
