import type { LogPlace } from '../../core/detect/explain/lines.ts';
import type { LinkedText, Place, TextLink } from '../../protocol.ts';
import { logNames } from './log-names.ts';
import { shorten, visible } from './rich-text.ts';
import { rowPlaceOf, type Snapshot } from '../snapshot.ts';

/** A line of a document, and what it is about. */
export interface LinkedLine {
  readonly text: string;
  /** A record may be read for it. */
  readonly place?: (() => LogPlace) | undefined;
}

const TITLE_LENGTH = 80;

interface Target {
  readonly log: string;
  readonly place: Place;
}

/**
 * A document whose lines end with links to what they are about. A line a step. A link names the file it leads to where
 * several are known, unless that is `own`, the log that the document as a whole is about.
 */
export function* linkedText(
  snapshot: Snapshot,
  title: string,
  lines: readonly LinkedLine[],
  own?: string,
): Generator<void, LinkedText> {
  const targets = new Map<number, Target>();
  for (const [line, { place }] of lines.entries()) {
    if (!place) continue;
    const { log, span } = place();
    targets.set(line, { log, place: rowPlaceOf(snapshot, log, span) });
    yield;
  }
  const names = namesOf(snapshot, targets, own);
  const links: TextLink[] = [];
  const texts = lines.map(({ text }, line) => {
    const shown = visible(text);
    const target = targets.get(line);
    if (!target) return shown;
    // No blank behind the arrow: an editor that breaks the line would leave it behind.
    const link = `→${whereOf(snapshot, target, names.get(target.log))}`;
    const start = shown.length + 2;
    links.push({ line, start, end: start + link.length, place: target.place });
    return `${shown}  ${link}`;
  });
  return { title: shorten(title, TITLE_LENGTH), text: [...texts, ''].join('\n'), links };
}

/** The logs that need a name. */
function namesOf(
  { investigation }: Snapshot,
  targets: ReadonlyMap<number, Target>,
  own: string | undefined,
): ReadonlyMap<string, string> {
  if (investigation.logIds().length === 1) return new Map();
  const logs = [...targets.values()].map(({ log }) => log);
  return logNames(logs.filter((log) => log !== own));
}

/** Line and column where they are known without reading a file. */
function whereOf(snapshot: Snapshot, { log, place }: Target, name: string | undefined): string {
  const { line, character } = place.range.start;
  const isKnown = !place.onlyFormatted && snapshot.view(log) !== undefined;
  const position = isKnown ? [`${line + 1}:${character + 1}`] : [];
  return name === undefined ? (position[0] ?? 'open') : [name, ...position].join(':');
}
