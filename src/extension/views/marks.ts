import { ThemeColor } from 'vscode';
import { MARK_COLORS, type EntityMark } from '../../protocol.ts';

/** The colour of an entity; the letter in its label says the same. */
export function markColor({ color }: EntityMark): ThemeColor {
  return new ThemeColor(MARK_COLORS[color % MARK_COLORS.length]!);
}
