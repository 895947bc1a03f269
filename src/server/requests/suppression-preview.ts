import { loadRulesInSteps } from '../../core/detect/parse/load.ts';
import type { SuppressionPreviewParams } from '../../protocol.ts';
import type { Engine } from '../engine.ts';
import type { Snapshot } from '../snapshot.ts';
import { filterEffect } from '../describe/filter-effect.ts';
import { filterDocument } from './suppress.ts';

/** No path of a file is like it. */
const PATH = '(preview)';

/**
 * What the filters would do that can be chosen, in the order of the choices: "Hides 12 of 15 findings of this rule". Empty
 * for what cannot be chosen. In steps.
 */
export function* suppressionPreviews(
  snapshot: Snapshot,
  { ruleSet, forFiles, investigation }: Engine,
  { choices, ...target }: SuppressionPreviewParams,
): Generator<void, readonly string[]> {
  const texts = choices.map((choice, number) => {
    const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
    return filterDocument(
      snapshot,
      ruleSet,
      { ...target, ...choice, reason: '-' },
      { id, date: '2000-01-01' },
    ).text;
  });
  const text = texts.filter((each) => each !== '').join('---\n');
  const { ruleFiles, placeholders } = forFiles.parts;
  const { filters = [] } = yield* loadRulesInSteps([...ruleFiles, { path: PATH, text }], placeholders);
  const own = filters.filter(({ path }) => path === PATH);
  const previews = (yield* investigation.previewFiltersInSteps(own)).values();
  return texts.map((each) => {
    const preview = each === '' ? undefined : previews.next().value;
    return preview ? filterEffect(preview, target.rules.length) : '';
  });
}
