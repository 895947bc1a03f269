import type { LogEvent } from '../../log/log.ts';
import { formatRecord } from './formatted-record.ts';

/** One record as JSON to read, in its own words, session tokens hidden. */
export function recordJson(event: LogEvent): string {
  return `${formatRecord(event).indented}\n`;
}

/** Records as an export that can be opened again: `{"Records":[…]}`, session tokens hidden. */
export function recordsJson(events: readonly LogEvent[]): string {
  const records = events.map((event) => formatRecord(event).indented.replaceAll('\n', '\n    '));
  return `{\n  "Records": [\n    ${records.join(',\n    ')}\n  ]\n}\n`;
}
