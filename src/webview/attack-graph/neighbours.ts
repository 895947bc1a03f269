import type { AttackGraphNode } from '../../protocol.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** Going sideways counts more than going on. */
const SIDEWAYS = 2;

/** The node that is nearest to another in a direction, if there is one. */
export function neighbourOf(
  from: AttackGraphNode,
  nodes: readonly AttackGraphNode[],
  direction: Direction,
): AttackGraphNode | undefined {
  const isLevel = direction === 'left' || direction === 'right';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  return nodes
    .map((node) => {
      const [dx, dy] = [node.box.x - from.box.x, node.box.y - from.box.y];
      const [on, aside] = isLevel ? [dx * sign, Math.abs(dy)] : [dy * sign, Math.abs(dx)];
      return { node, on, distance: on + SIDEWAYS * aside };
    })
    .filter(({ on }) => on > 1)
    .toSorted((a, b) => a.distance - b.distance)[0]?.node;
}
