import type { LogPlace } from '../../core/detect/explain/lines.ts';
import type { LinkedText, TextLink } from '../../protocol.ts';
import { shorten, visible } from './rich-text.ts';
import { rowPlaceOf, type Snapshot } from '../snapshot.ts';

/** A line of a document, and what it is about. */
export interface LinkedLine {
  readonly text: string;
  /** A record may be read for it. */
  readonly place?: (() => LogPlace) | undefined;
}

const TITLE_LENGTH = 80;

/** A document whose lines end with links to what they are about. A line a step. */
export function* linkedText(
  snapshot: Snapshot,
  title: string,
  lines: readonly LinkedLine[],
): Generator<void, LinkedText> {
  const texts: string[] = [];
  const links: TextLink[] = [];
  for (const [line, { text, place }] of lines.entries()) {
    const shown = visible(text);
    const link = place && linkTo(snapshot, place());
    texts.push(link ? `${shown}  ${link.text}` : shown);
    if (!link) continue;
    const start = shown.length + 2;
    links.push({ line, start, end: start + link.text.length, place: link.place });
    yield;
  }
  return { title: shorten(title, TITLE_LENGTH), text: [...texts, ''].join('\n'), links };
}

/** Line and column where they are known without reading a file. */
function linkTo(snapshot: Snapshot, at: LogPlace): Pick<TextLink, 'place'> & { readonly text: string } {
  const place = rowPlaceOf(snapshot, at.log, at.span);
  const { line, character } = place.range.start;
  const isKnown = !place.onlyFormatted && snapshot.view(at.log) !== undefined;
  return { place, text: isKnown ? `→ ${line + 1}:${character + 1}` : '→ open' };
}
