import type { InlayHint } from 'vscode-languageserver';
import { parseAddress } from '../../core/enrich/address.ts';
import { credentialKind, decodeAccountId } from '../../core/enrich/credential.ts';
import { firstThat } from '../../core/log/binary-search.ts';
import type { EntityKind } from '../../core/analysis/entities/entity.ts';
import type { FieldPath } from '../../core/log/json/value.ts';
import type { LogEvent } from '../../core/log/log.ts';
import type { Span } from '../../core/log/span.ts';
import type { Range } from '../../protocol.ts';
import { entityNickname, type Names } from '../describe/entity-label.ts';
import { shorten } from '../describe/rich-text.ts';
import type { Snapshot, View } from '../snapshot.ts';

/** An editor asks for what is on screen; whoever asks for more gets the first. */
const MOST_EVENTS = 300;

/** VS Code cuts a hint here; the rest is in its tooltip. */
const UNCUT_LENGTH = 43;
const LABEL_LENGTH = 90;
const TOOLTIP_LENGTH = 500;

/** A quote, doubled in a CSV cell, with backslashes in an escaped string: three of them where that is escaped again. */
const CLOSING_QUOTES = /^(?:""|\\*")/;
const MOST_CLOSING = 16;

/**
 * Behind access keys, principals and addresses their letter and alias, what kind of key it is and whose account issued
 * it, the address's network, and behind times what a clock here showed. None in a log of one line, where they would push
 * the text about.
 */
export function* inlayHints(snapshot: Snapshot, view: View, range: Range): Generator<void, InlayHint[]> {
  if (view.isOneLine) return [];
  yield* snapshot.investigation.concludeInSteps();
  return eventsIn(view, range).flatMap((event) =>
    HINTS.flatMap(({ path, label }) => {
      const text = label(event, snapshot);
      const span = text === undefined ? undefined : event.locate(path);
      const place = span && view.rangeOf(span);
      if (text === undefined || !place) return [];
      const position = { ...place.end, character: place.end.character + closingQuotes(view, event, span) };
      return [{ position, ...worded(text), paddingLeft: true }];
    }),
  );
}

/** A string is plain text in a tooltip, too. */
function worded(text: string): Pick<InlayHint, 'label' | 'tooltip'> {
  const label = shorten(text, LABEL_LENGTH);
  return label.length <= UNCUT_LENGTH ? { label } : { label, tooltip: shorten(text, TOOLTIP_LENGTH) };
}

/** How many characters close a value: a rendering is JSON; in a file, a CSV cell may have none, an escaped string several. */
function closingQuotes(view: View, { log }: LogEvent, { offset, length }: Span): number {
  if (view.uri !== view.log) return 1;
  const end = offset + length;
  const next = String.fromCharCode(...log.text.subarray(end, end + MOST_CLOSING));
  return CLOSING_QUOTES.exec(next)?.[0].length ?? 0;
}

const HINTS: readonly {
  readonly path: FieldPath;
  readonly label: (event: LogEvent, snapshot: Snapshot) => string | undefined;
}[] = [
  {
    path: ['userIdentity', 'accessKeyId'],
    label: ({ accessKeyId }, names) => behind(names, 'access-key', accessKeyId, credentialLabel(accessKeyId)),
  },
  {
    path: ['userIdentity', 'arn'],
    label: ({ principalArn }, names) => behind(names, 'principal', principalArn, undefined),
  },
  {
    path: ['sourceIPAddress'],
    label: ({ sourceIPAddress }, snapshot) =>
      behind(snapshot, 'address', sourceIPAddress, networkLabel(sourceIPAddress, snapshot)),
  },
  { path: ['eventTime'], label: ({ time }) => localTime(time) },
];

/** What a thing is called and what is known of it; undefined where that is nothing. */
function behind(
  names: Names,
  kind: EntityKind,
  value: string | undefined,
  known: string | undefined,
): string | undefined {
  if (value === undefined) return undefined;
  const parts = [entityNickname(names, { kind, value }), known ?? ''].filter(Boolean);
  return parts.length === 0 ? undefined : parts.join(' · ');
}

function credentialLabel(accessKeyId: string | undefined): string | undefined {
  if (accessKeyId === undefined) return undefined;
  const kind = credentialKind(accessKeyId);
  if (kind === 'none' || kind === 'unknown') return undefined;
  const account = decodeAccountId(accessKeyId);
  return account === undefined ? kind : `${kind}, account ${account}`;
}

function networkLabel(address: string | undefined, { enrichment }: Snapshot): string | undefined {
  if (address === undefined || !parseAddress(address)) return undefined;
  const network = enrichment.asn.lookup(address);
  return network ? `AS${network.number} ${network.organization}` : 'no AS known';
}

/** Undefined where the clocks here show UTC. */
function localTime(time: number | undefined): string | undefined {
  if (time === undefined) return undefined;
  const here = new Date(time);
  if (here.getTimezoneOffset() === 0) return undefined;
  return `${here.toLocaleString('sv-SE')} local`;
}

/** The events of a view that touch a range of lines. */
function eventsIn(view: View, { start, end }: Range): LogEvent[] {
  const { events } = view;
  const first = firstThat(
    events.length,
    (index) => (view.rangeOf(events[index]!.span)?.end.line ?? 0) >= start.line,
  );
  const found: LogEvent[] = [];
  for (const event of events.slice(first, first + MOST_EVENTS)) {
    if ((view.rangeOf(event.span)?.start.line ?? Infinity) > end.line) break;
    found.push(event);
  }
  return found;
}
