import type { FieldPath, JsonObject, JsonValue } from '../../log/json/value.ts';

/** The paths of every string in `root` that is exactly `value`, in the order of the text. */
export function pathsOf(root: JsonValue, value: string): FieldPath[] {
  return stringsIn(root, (text) => text === value).map(({ path }) => path);
}

/** Every string in `root` that is wanted, with its path, in the order of the text. */
export function stringsIn(
  root: JsonValue,
  isWanted: (text: string) => boolean,
): { readonly value: string; readonly path: FieldPath }[] {
  const found: { value: string; path: FieldPath }[] = [];
  const path: (string | number)[] = [];
  const visit = (node: JsonValue): void => {
    if (typeof node === 'string' && isWanted(node)) found.push({ value: node, path: [...path] });
    if (typeof node !== 'object' || node === null) return;
    for (const step of stepsOf(node)) {
      path.push(step);
      visit((node as JsonObject)[step]!);
      path.pop();
    }
  };
  visit(root);
  return found;
}

function stepsOf(node: JsonObject | JsonValue[]): Iterable<string | number> {
  return Array.isArray(node) ? node.keys() : Object.keys(node);
}
