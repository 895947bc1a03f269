import type { FieldPath, JsonObject } from './json/value.ts';
import type { Problem } from './problem.ts';
import type { Span } from './span.ts';
import type { LogText } from './text/log-text.ts';

/** The shape an export was recognised as. A mixture is named after its outermost envelope. */
export type LogFormat =
  | 'records' // {"Records":[…]}: S3 object, console event history
  | 'array' // […]
  | 'record' // one bare record
  | 'json-lines' // one record a line
  | 'concatenated' // {…}{…}
  | 'lookup-events' // {"Events":[{"CloudTrailEvent":"…"}]}, also as JSON Lines
  | 'eventbridge' // {"detail-type":…,"detail":{…}}
  | 'cloudwatch-logs' // filter-log-events, Logs Insights, subscription payload, exported lines
  | 'lake' // CloudTrail Lake query results
  | 'ecs' // Elastic / OpenSearch
  | 'splunk' // {"result":{"_raw":…}}
  | 'ocsf' // Amazon Security Lake
  | 'console-csv' // console event history
  | 'athena-csv' // Athena results, Splunk CSV with _raw …
  | 'digest'
  | 'insights'
  | 's3-notification'
  | 'unknown'; // not CloudTrail

/** Why a record that was read is no event. */
export interface NotEvent {
  readonly kind: 'digest' | 'insights' | 'notification' | 'other';
  readonly span: Span;
}

/**
 * One CloudTrail event in a log. The indexed fields are the record's own words, read without building objects;
 * `record()` parses the slice on demand. A field that is missing, empty or no string is undefined.
 */
export interface LogEvent {
  readonly log: Log;
  /** Position among the log's events, 0-based. */
  readonly index: number;
  /** The record as it stands in the text: the object, the escaped text inside its string, the CSV row. */
  readonly span: Span;
  readonly eventID: string | undefined;
  readonly eventName: string;
  readonly eventSource: string;
  /** As written; see `time`. */
  readonly eventTime: string | undefined;
  /** Milliseconds since 1970 UTC, or undefined where `eventTime` has no usable time and zone. */
  readonly time: number | undefined;
  readonly awsRegion: string | undefined;
  readonly sourceIPAddress: string | undefined;
  readonly userAgent: string | undefined;
  readonly accessKeyId: string | undefined;
  readonly principalArn: string | undefined;
  /** `userIdentity.userName`, else the session issuer's, else "Root" for type Root. */
  readonly userName: string | undefined;
  /** `recipientAccountId`, else `userIdentity.accountId`. */
  readonly accountId: string | undefined;
  /** `errorCode`, else `errorMessage`; undefined for a successful call. */
  readonly error: string | undefined;
  /** The whole record as CloudTrail writes it, whatever the export's shape. Duplicate keys: the last wins. */
  record(): JsonObject;
  /**
   * Where the value at `path` stands in the text: of a string the characters between the quotes, of anything else
   * the value itself; in a column-shaped export the cell it came from. Undefined where the record has no such value.
   */
  locate(path: FieldPath): Span | undefined;
  /** In a column-shaped export, where the value at `path` is not what stands there but was concluded from it. */
  concludedFrom(path: FieldPath): ColumnText | undefined;
  /** The path of the innermost value whose text (or whose property name) touches `offset`, if it lies in this record. */
  pathAt(offset: number): FieldPath | undefined;
}

/** A column and what it says. */
export interface ColumnText {
  readonly field: string;
  readonly value: string;
}

/** One export, read. Immutable: an edit gives a new `Log` (see `edit.ts`). */
export interface Log {
  readonly format: LogFormat;
  /** The text as UTF-8 without its BOM. Of a log that was opened (see `packed/`) it may have to be read again. */
  readonly text: LogText;
  /** Bytes of `text`. */
  readonly textLength: number;
  /** In the order they stand in the text. Of an opened log they are made each time they are asked for. */
  readonly events: readonly LogEvent[];
  readonly notEvents: readonly NotEvent[];
  /** Records that were seen and could not be read; each has a problem. */
  readonly unreadable: number;
  readonly problems: readonly Problem[];
}
