import type { CoverageNode } from '../../protocol.ts';

/** A row of the Coverage view that leads nowhere by itself. */
export function coverageRow(
  key: string,
  kind: CoverageNode['kind'],
  label: string,
  description: string,
  children: readonly CoverageNode[] = [],
): CoverageNode {
  return { key, kind, label, description, place: null, children };
}
