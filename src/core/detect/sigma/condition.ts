import { compileGlob } from '../../enrich/glob.ts';
import { ConditionError, parseConditionTree, type ConditionTree } from './condition-tree.ts';
import { allOf, anyOf, not, type Expr } from './expr.ts';

/** Compiles a condition over named searches. Throws a `ConditionError` for what cannot be compiled. */
export function parseCondition(tokens: readonly string[], searches: ReadonlyMap<string, Expr>): Expr {
  return compile(
    parseConditionTree(tokens, (token) => searches.has(token)),
    searches,
  );
}

function compile(tree: ConditionTree, searches: ReadonlyMap<string, Expr>): Expr {
  switch (tree.kind) {
    case 'all':
      return allOf(tree.parts.map((part) => compile(part, searches)));
    case 'any':
      return anyOf(tree.parts.map((part) => compile(part, searches)));
    case 'not':
      return not(compile(tree.part, searches));
    case 'selector': {
      const selected = [...searches].filter(([name]) => isSelected(name, tree.pattern));
      if (selected.length === 0) throw new ConditionError(`no search is called ${tree.pattern}`, tree.token);
      const parts = selected.map(([, search]) => search);
      return tree.quantifier === 'all' ? allOf(parts) : anyOf(parts);
    }
    case 'name': {
      const search = searches.get(tree.name);
      if (!search) throw new ConditionError(`no search is called ${tree.name}`, tree.token);
      return search;
    }
  }
}

/** `them` is every search, but one whose name begins with an underscore is meant only by a pattern that does, too. */
export function isSelected(name: string, pattern: string): boolean {
  if (name.startsWith('_') && !pattern.startsWith('_')) return false;
  if (pattern.toLowerCase() === 'them') return true;
  return compileGlob(pattern, (text) => text)(name);
}
