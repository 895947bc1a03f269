import type { FindingFilter, Investigation } from '../core/analysis/investigation.ts';
import type { Rule } from '../core/detect/rule.ts';
import type { EnrichContext } from '../core/enrich/enrichment.ts';
import type { LogEvent } from '../core/log/log.ts';
import type { Span } from '../core/log/span.ts';
import type { Place, Position, Range } from '../protocol.ts';
import type { ForeknownPlaces } from './rendering/foreknown-place.ts';
import { partNumberAt } from './rendering/parts.ts';
import { renderingUri } from './rendering/rendering-uri.ts';

/** A document on screen that shows events of a log: the log's own text, or a rendering of it. */
export interface View {
  readonly uri: string;
  /** Id of the log whose events it shows; of the log's own document that is its URI. */
  readonly log: string;
  /** The events that stand in it, in the log's order. */
  readonly events: readonly LogEvent[];
  /** All of the log stands in one line, as AWS writes it. */
  readonly isOneLine: boolean;
  /** The place in the log's text that is shown at `position`; undefined between the events of a rendering. */
  offsetAt(position: Position): number | undefined;
  /** Where a span of the log's text is shown; undefined when this view does not show it. */
  rangeOf(span: Span): Range | undefined;
}

/** Everything a feature is a function of. Nothing in it changes while a feature runs. */
export interface Snapshot {
  readonly investigation: Investigation;
  readonly filter: FindingFilter;
  readonly enrichment: Pick<EnrichContext, 'asn' | 'assessName'>;
  /** What the user calls things: an alias for each value as it stands in logs. */
  readonly aliases: ReadonlyMap<string, string>;
  /** The rule document with this `Rule.key`. */
  rule(key: string): Rule | undefined;
  /** Undefined when the document is not open or shows no CloudTrail. */
  view(uri: string): View | undefined;
  /** How many characters of a line the editor draws; behind that it wants the formatted view. */
  readonly drawnCharacters: number;
  /** False where an editor cannot show the log's own file as text: it is compressed, or too large. */
  opensAsText(log: string): boolean;
  /** Where a rendering of a log shows a span of it; undefined where the log is not there (any more). */
  renderedPlace(log: string, span: Span): Place | undefined;
  /** The same of values of events, as far as it is known without reading the log's text. */
  foreknownPlaces(log: string): ForeknownPlaces | undefined;
}

export const TOP: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/**
 * The place of a span of a log: in `near` if that shows it, so that a reader stays where they are, else in the log
 * itself, or in its rendering where nothing else can be shown.
 */
export function placeOf(snapshot: Snapshot, log: string, span: Span, near?: View): Place {
  const place = placeIn(snapshot, near, log, span);
  if (place) return place;
  if (!snapshot.opensAsText(log)) return snapshot.renderedPlace(log, span) ?? { uri: log, range: TOP };
  const view = snapshot.view(log);
  return { uri: view?.uri ?? log, range: view?.rangeOf(span) ?? TOP };
}

/**
 * The same where somebody is led to: where the editor does not draw so much of the line, the place in the log's rendering.
 */
export function drawnPlaceOf(snapshot: Snapshot, log: string, span: Span, near?: View): Place {
  const place = placeOf(snapshot, log, span, near);
  return isUndrawn(snapshot, log, place) ? (snapshot.renderedPlace(log, span) ?? place) : place;
}

function isUndrawn(snapshot: Snapshot, log: string, { uri, range }: Place): boolean {
  return uri === log && isBeyondDrawn(snapshot, range);
}

/** True where a range of a log's own document begins behind what the editor draws of its line. */
export function isBeyondDrawn({ drawnCharacters }: Snapshot, { start }: Range): boolean {
  return start.character >= drawnCharacters;
}

/** How much is read for places that nobody has asked for. */
export class Budget {
  #bytes: number;
  readonly #seen = new Set<string>();

  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  /** False where it is used up. What was read for one place, a log or a record, is at hand for the next. */
  allows(what: string, bytes: number): boolean {
    if (this.#seen.has(what)) return true;
    if (bytes > this.#bytes) return false;
    this.#bytes -= bytes;
    this.#seen.add(what);
    return true;
  }
}

/** To place a value in a rendering, its record is read: as much work as reading so many bytes of a log. */
const PLACED_BYTES = 4000;

/**
 * The same for what is sent without being asked for, where there may be hundreds: beyond the budget, the top of the
 * rendering stands for the place, and the log's own text for what is not drawn of it.
 */
export function quickPlaceOf(snapshot: Snapshot, log: string, span: Span, near: View, budget: Budget): Place {
  const read = snapshot.investigation.log(log);
  const isFree = !read || near.log === log || snapshot.opensAsText(log);
  if (!isFree && !budget.allows(log, read.textLength))
    return { uri: renderingUri({ source: log, part: partNumberAt(read, span.offset) }), range: TOP };
  const place = placeOf(snapshot, log, span, near);
  const isElsewhere = isUndrawn(snapshot, log, place) && budget.allows(`${log} ${span.offset}`, PLACED_BYTES);
  return isElsewhere ? (snapshot.renderedPlace(log, span) ?? place) : place;
}

/**
 * The same for a row of a tree. There may be hundreds and few are ever opened, so no text is read for it: of a log
 * that only a rendering can show, the place says where in the log it is.
 */
export function rowPlaceOf(snapshot: Snapshot, log: string, span: Span, near?: View): Place {
  const place = placeIn(snapshot, near, log, span);
  if (place) return place;
  if (!snapshot.opensAsText(log)) return { uri: log, range: TOP, onlyFormatted: true, offset: span.offset };
  return { uri: log, range: snapshot.view(log)?.rangeOf(span) ?? TOP };
}

/** Undefined where the view does not show it, or is one that cannot be shown itself. */
function placeIn(snapshot: Snapshot, view: View | undefined, log: string, span: Span): Place | undefined {
  if (view?.log !== log || (view.uri === log && !snapshot.opensAsText(log))) return undefined;
  const range = view.rangeOf(span);
  return range && { uri: view.uri, range };
}
