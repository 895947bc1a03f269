import { beginsLikeJson, decode } from './bytes.ts';
import { csvHeader } from './csv/row.ts';
import { csvShape } from './csv/walk.ts';
import { decodeFile } from './encoding.ts';

/** How much of a file's beginning is enough to tell. */
export const SNIFFED_BYTES = 4096;

/** Names as AWS gives them to the files it delivers. */
const DELIVERED = /_CloudTrail(?:-Digest|-Insight)?_[a-z0-9-]+_\d{8}T\d{4}/;

/** Property names that only CloudTrail's records, or the envelopes they come in, have; escaped quotes and unquoted names too. */
const TELLING = new RegExp(
  String.raw`[{,\s]\\*["']?(?:Records|CloudTrailEvent|eventVersion|userIdentity|eventSource|recipientAccountId|eventJson|QueryResultRows|digestS3Object|logEvents|insightDetails|aws\.cloudtrail\.[\w.]+|cloudtrail|class_uid|logStreamName)\\*["']?\s*:`,
);
/** "eventName" alone is anyone's; CloudTrail's come with the like. */
const TOGETHER = [
  /["{,\s\\]eventName\\*["']?\s*:/,
  /["{,\s\\](?:eventTime|awsRegion|eventID|sourceIPAddress|requestParameters)\\*["']?\s*:/,
];
/** Envelopes whose first record may lie behind more than a few kilobytes. */
const ENVELOPES =
  /"(?:detail-type|searchedLogStreams|_raw|@message|_source|EventSource)"|"Type"\s*:\s*"Notification"|"field"\s*:\s*"event|CloudTrail/;

/**
 * True when a file may be a CloudTrail export, judged by its first bytes (4 KB are enough) in well under a millisecond.
 * Generous where only reading can tell: `{"Records":[` may be an S3 notification.
 */
export function looksLikeCloudTrail(head: Uint8Array, name = ''): boolean {
  if (DELIVERED.test(name)) return true;
  const { text } = decodeFile(head.subarray(0, SNIFFED_BYTES));
  const bytes = text.subarray(0, SNIFFED_BYTES);
  if (!beginsLikeJson(bytes) && csvShape(csvHeader(bytes)) !== undefined) return true;
  const start = decode(bytes);
  return TELLING.test(start) || TOGETHER.every((names) => names.test(start)) || ENVELOPES.test(start);
}
