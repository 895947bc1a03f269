import type { FieldPath, JsonObject, JsonValue } from '../log/json.ts';

/** The paths of every string in `root` that is exactly `value`, in the order of the text. */
export function pathsOf(root: JsonValue, value: string): FieldPath[] {
  const paths: FieldPath[] = [];
  const path: (string | number)[] = [];
  const visit = (node: JsonValue): void => {
    if (node === value) paths.push([...path]);
    if (typeof node !== 'object' || node === null) return;
    for (const step of stepsOf(node)) {
      path.push(step);
      visit((node as JsonObject)[step]!);
      path.pop();
    }
  };
  visit(root);
  return paths;
}

function stepsOf(node: JsonObject | JsonValue[]): Iterable<string | number> {
  return Array.isArray(node) ? node.keys() : Object.keys(node);
}
