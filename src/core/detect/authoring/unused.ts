import { Refusal } from '../parse/refusal.ts';
import { ConditionError, parseConditionTree, tokensOf, type ConditionTree } from '../sigma/condition-tree.ts';
import { isSelected } from '../sigma/condition.ts';
import type { YamlValue } from '../parse/yaml-value.ts';
import { bodyOf } from './refusals.ts';

/** The searches that no condition of the document names; none where a condition cannot be read. */
export function unusedSearches(root: YamlValue): { readonly name: string; readonly at: number }[] {
  const { searches, conditions } = bodyOf(root);
  const names = [...searches.keys()];
  const used = new Set<string>();
  const visit = (tree: ConditionTree): void => {
    if (tree.kind === 'name') used.add(tree.name);
    else if (tree.kind === 'not') visit(tree.part);
    else if (tree.kind === 'selector')
      for (const name of names.filter((each) => isSelected(each, tree.pattern))) used.add(name);
    else for (const part of tree.parts) visit(part);
  };
  try {
    for (const condition of conditions)
      visit(parseConditionTree(tokensOf(condition.text('condition')), (token) => searches.has(token)));
  } catch (error) {
    if (error instanceof Refusal || error instanceof ConditionError) return [];
    throw error;
  }
  const body = root.get('detection') ?? root.get('filter');
  return names
    .filter((name) => conditions.length > 0 && !used.has(name))
    .map((name) => ({ name, at: body!.keyAt(name)! }));
}
