import { baseName } from '../uri.ts';
import type { Rendering } from '../rendering/rendering.ts';

/** The text of a formatted view; where its log is not open, JSON that says so in place of an empty page. */
export function textDocumentContent(rendering: Rendering | undefined, source: string): string {
  if (rendering) return rendering.text;
  return `${JSON.stringify({ message: `Open ${baseName(source)} to see its formatted view.` }, null, 2)}\n`;
}
