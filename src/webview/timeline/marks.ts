import type uPlot from 'uplot';
import type { LevelName } from '../../protocol.ts';
import type { Theme } from './theme.ts';

/** A finding's mark: level by shape and by letter, so that the colour need not say it. */
interface Mark {
  readonly letter: string;
  /** The same shape as text, for the legend. */
  readonly glyph: string;
  /** Corners around the middle, in halves of the size; none is a circle. */
  readonly corners: readonly (readonly [number, number])[];
}

export const MARKS: Readonly<Record<LevelName, Mark>> = {
  critical: { letter: 'C', glyph: '✚', corners: plus() },
  high: {
    letter: 'H',
    glyph: '▲',
    corners: [
      [0, -1],
      [1, 1],
      [-1, 1],
    ],
  },
  medium: {
    letter: 'M',
    glyph: '◆',
    corners: [
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
    ],
  },
  low: {
    letter: 'L',
    glyph: '■',
    corners: [
      [-0.8, -0.8],
      [0.8, -0.8],
      [0.8, 0.8],
      [-0.8, 0.8],
    ],
  },
  informational: { letter: 'i', glyph: '●', corners: [] },
};

/** Where and how large marks are drawn: `y` of a bin in the canvas's pixels. */
export interface MarkPlaces {
  readonly xOf: (bin: number) => number;
  readonly yOf: (bin: number) => number;
  /** In CSS pixels. */
  readonly size: number;
  readonly hasLetters: boolean;
}

/** Draws the highest level of each bin. */
export function drawMarks(
  { ctx }: uPlot,
  levels: readonly (LevelName | null)[],
  { xOf, yOf, size, hasLetters }: MarkPlaces,
  colors: Theme,
): void {
  const half = (size / 2) * devicePixelRatio;
  ctx.save();
  ctx.font = `bold ${11 * devicePixelRatio}px ${colors.font}`;
  ctx.textAlign = 'center';
  for (const [bin, level] of levels.entries()) {
    if (!level) continue;
    const [x, y] = [xOf(bin), yOf(bin)];
    const { letter, corners } = MARKS[level];
    ctx.fillStyle = colors.levels[level];
    ctx.beginPath();
    if (corners.length === 0) ctx.arc(x, y, half * 0.8, 0, 2 * Math.PI);
    for (const [dx, dy] of corners) ctx.lineTo(x + dx * half, y + dy * half);
    ctx.closePath();
    ctx.fill();
    if (!hasLetters) continue;
    ctx.fillStyle = colors.text;
    ctx.fillText(letter, x, y - half - 3 * devicePixelRatio);
  }
  ctx.restore();
}

function plus(): readonly (readonly [number, number])[] {
  const [a, b] = [0.35, 1];
  return [
    [-a, -b],
    [a, -b],
    [a, -a],
    [b, -a],
    [b, a],
    [a, a],
    [a, b],
    [-a, b],
    [-a, a],
    [-b, a],
    [-b, -a],
    [-a, -a],
  ];
}
