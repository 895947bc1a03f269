import { compareEvents } from '../../core/detect/conclude/order.ts';
import type { Finding } from '../../core/detect/finding.ts';
import { recordJson, recordsJson } from '../../core/analysis/exports/records-json.ts';
import { decode, encode } from '../../core/log/bytes.ts';
import type { LogEvent } from '../../core/log/log.ts';
import type { EventText, EventTextParams } from '../../protocol.ts';
import type { Snapshot } from '../snapshot.ts';
import { eventAtPlace } from './event-at-place.ts';
import { findingKey } from './nodes.ts';

/** The event at a place, or the chain of a finding there, as text to be copied or saved. */
export function eventText(snapshot: Snapshot, params: EventTextParams): EventText | null {
  const found = eventAtPlace(snapshot, params.at);
  if (!found) return null;
  const { event, log } = found;
  const bytes = bytesOf(event);
  if (bytes.length < event.span.length) return null; // its file has changed since it was loaded
  if (params.form === 'raw') return rawText(event, bytes);
  const { finding: key } = params;
  const finding =
    key === undefined
      ? undefined
      : snapshot.investigation.findingsIn(log, snapshot.filter).find((other) => findingKey(other) === key);
  return finding ? chainText(snapshot, finding) : { ...named(event), text: recordJson(event) };
}

function bytesOf({ log, span: { offset, length } }: LogEvent): Uint8Array {
  return log.text.subarray(offset, offset + length);
}

function rawText(event: LogEvent, bytes: Uint8Array): EventText {
  const text = decode(bytes);
  const again = encode(text);
  const isExact = again.length === bytes.length && again.every((byte, index) => byte === bytes[index]);
  return { ...named(event), text, isExact };
}

/** The events of a finding's chain, each once, oldest first. */
function chainText({ investigation }: Snapshot, { id, event, related }: Finding): EventText {
  const chain = new Map(
    [event, ...related.map((item) => item.event)].map((facts) => [`${facts.index} ${facts.log}`, facts]),
  );
  const events = [...chain.values()].toSorted(compareEvents).map((facts) => investigation.event(facts));
  return {
    text: recordsJson(events),
    fileName: fileNameOf(id, event.eventTime, event.eventID),
    isExact: true,
  };
}

function named({ eventTime, eventName, eventID }: LogEvent): Pick<EventText, 'fileName' | 'isExact'> {
  return { fileName: fileNameOf(eventName, eventTime, eventID), isExact: true };
}

const LONGEST_NAME = 120;

/** The words come from a log: only what every file system takes is left of them. */
function fileNameOf(...words: readonly (string | undefined)[]): string {
  const name = words
    .filter((word) => word !== undefined && word !== '')
    .join('_')
    .replaceAll(/[^\w-]+/g, '-')
    .slice(0, LONGEST_NAME);
  return `${name || 'event'}.json`;
}
