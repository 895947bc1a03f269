import type { FindingFilter, Investigation } from '../core/analysis/investigation.ts';
import type { Rule } from '../core/detect/rule.ts';
import type { EnrichContext } from '../core/enrich/enrichment.ts';
import type { LogEvent } from '../core/log/log.ts';
import type { Span } from '../core/log/span.ts';
import type { Place, Position, Range } from '../protocol.ts';
import { partNumberAt } from './parts.ts';
import { renderingUri } from './rendering-uri.ts';

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
  /** The rule document with this `Rule.key`. */
  rule(key: string): Rule | undefined;
  /** Undefined when the document is not open or shows no CloudTrail. */
  view(uri: string): View | undefined;
  /** False where an editor cannot show the log's own file as text: it is compressed, or too large. */
  opensAsText(log: string): boolean;
  /** The rendering in which the event at an offset of a log stands. */
  renderingAt(log: string, offset: number): View | undefined;
}

const TOP: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/**
 * The place of a span of a log: in `near` if that shows it, so that a reader stays where they are, else in the log
 * itself, or in its rendering where nothing else can be shown.
 */
export function placeOf(snapshot: Snapshot, log: string, span: Span, near?: View): Place {
  const place = placeIn(near, log, span);
  if (place) return place;
  const view = snapshot.opensAsText(log) ? snapshot.view(log) : snapshot.renderingAt(log, span.offset);
  return { uri: view?.uri ?? log, range: view?.rangeOf(span) ?? TOP };
}

/**
 * The same for what is sent without being asked for, where there may be hundreds: a rendering that is not made yet is
 * not made for it, and its top stands for the place.
 */
export function quickPlaceOf(snapshot: Snapshot, log: string, span: Span, near?: View): Place {
  const place = placeIn(near, log, span);
  if (place || snapshot.opensAsText(log)) return place ?? placeOf(snapshot, log, span);
  const read = snapshot.investigation.log(log);
  const part = read ? partNumberAt(read, span.offset) : 0;
  return { uri: renderingUri({ source: log, part }), range: TOP };
}

/**
 * The same for a row of a tree. There may be hundreds and few are ever opened, so no rendering is made: the place says
 * that it takes one.
 */
export function rowPlaceOf(snapshot: Snapshot, log: string, span: Span, near?: View): Place {
  const place = placeIn(near, log, span);
  if (place) return place;
  const range = snapshot.view(log)?.rangeOf(span) ?? TOP;
  return { uri: log, range, ...(!snapshot.opensAsText(log) && { onlyFormatted: true }) };
}

function placeIn(view: View | undefined, log: string, span: Span): Place | undefined {
  const range = view?.log === log ? view.rangeOf(span) : undefined;
  return view && range && { uri: view.uri, range };
}
