import type { Span } from '../log/span.ts';
import type { Evidence } from './finding.ts';

/** Names a reader looks for first: the key pair's, and the opened network. */
const DISTINCTIVE = /key_pair\.name|keyName|keyPairName|cidr|name\.reason|world_ports/i;

/**
 * True of every second event in a log: worth underlining only where there is nothing else. An address is what most rules
 * leave out, seldom what they look for.
 */
const COMMON =
  /^(eventSource|eventName|sourceIPAddress|errorCode|errorMessage|event\.outcome|cloudtrail\.credential\.kind)$/;

/** The place to underline: of the most distinctive evidence that stands somewhere in the log. */
export function primarySpan(evidence: readonly Evidence[]): Span | undefined {
  const placed = evidence.filter(({ span }) => span !== null);
  const first =
    placed.find(({ field }) => DISTINCTIVE.test(field)) ??
    placed.find(({ field }) => !COMMON.test(field)) ??
    placed.find(({ field }) => field === 'cloudtrail.credential.kind') ??
    placed.find(({ field }) => field === 'eventName') ??
    placed[0];
  return first?.span ?? undefined;
}
