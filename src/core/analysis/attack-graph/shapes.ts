import type { AttackNodeKind } from './graph.ts';
import { round, type Box } from './layout.ts';

/** How far a slanting side leans, and how round a corner is. */
const LEAN = 14;

/** Of a box: each kind has a shape of its own, so that no colour is needed to tell them apart. As `d` of an SVG path. */
export function outlineOf(kind: AttackNodeKind, box: Box): string {
  return OUTLINES[kind](sidesOf(box));
}

/** How far from the left or right side of its box the outline is, at `y`. */
export function gapAt(kind: AttackNodeKind, box: Box, y: number, side: 'left' | 'right'): number {
  const { top, bottom, middle } = sidesOf(box);
  const radius = box.height / 2;
  const off = Math.min(radius, Math.abs(y - middle));
  if (kind === 'address') return round(radius - Math.sqrt(radius ** 2 - off ** 2));
  if (kind === 'key-pair') return round((LEAN * off) / radius);
  if (kind !== 'access-key') return 0;
  return round((LEAN * (side === 'left' ? bottom - y : y - top)) / box.height);
}

interface Sides {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly middle: number;
}

function sidesOf({ x, y, width, height }: Box): Sides {
  return {
    left: round(x - width / 2),
    right: round(x + width / 2),
    top: round(y - height / 2),
    bottom: round(y + height / 2),
    middle: y,
  };
}

const OUTLINES: Readonly<Record<AttackNodeKind, (sides: Sides) => string>> = {
  address: (sides) => rounded(sides, (sides.bottom - sides.top) / 2),
  principal: (sides) => rounded(sides, LEAN),
  instance: rectangle,
  'security-group': (sides) => {
    const { left, right, top, bottom } = sides;
    return `${rectangle(sides)} M ${round(left + 6)} ${top} V ${bottom} M ${round(right - 6)} ${top} V ${bottom}`;
  },
  'access-key': ({ left, right, top, bottom }) =>
    `M ${round(left + LEAN)} ${top} H ${right} L ${round(right - LEAN)} ${bottom} H ${left} Z`,
  'key-pair': ({ left, right, top, bottom, middle }) => {
    const [from, to] = [round(left + LEAN), round(right - LEAN)];
    return `M ${from} ${top} H ${to} L ${right} ${middle} L ${to} ${bottom} H ${from} L ${left} ${middle} Z`;
  },
};

function rectangle({ left, right, top, bottom }: Sides): string {
  return `M ${left} ${top} H ${right} V ${bottom} H ${left} Z`;
}

function rounded({ left, right, top, bottom }: Sides, radius: number): string {
  const r = round(radius);
  const corner = (x: number, y: number): string => `A ${r} ${r} 0 0 1 ${round(x)} ${round(y)}`;
  return [
    `M ${round(left + r)} ${top} H ${round(right - r)} ${corner(right, top + r)}`,
    `V ${round(bottom - r)} ${corner(right - r, bottom)}`,
    `H ${round(left + r)} ${corner(left, bottom - r)}`,
    `V ${round(top + r)} ${corner(left + r, top)} Z`,
  ].join(' ');
}
