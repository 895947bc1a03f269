import type { Span } from '../../log/span.ts';
import type { Match } from '../finding.ts';

/** What every event of a kind has in common, least telling last. */
const COMMON_FIELDS = [
  'event.outcome',
  'errorCode',
  'errorMessage',
  'cloudtrail.credential.kind',
  'userIdentity.accessKeyId',
  'userIdentity.type',
  'eventName',
  'eventSource',
];

/** Where to point for a match: at what sets this event apart (a name, an address), else at what it is, else at the record. */
export function primarySpan({ evidence, event }: Match): Span {
  const places = evidence.flatMap(({ field, span }) => (span ? [{ span, rank: COMMON_FIELDS.indexOf(field) }] : []));
  const best = places.reduce<(typeof places)[number] | undefined>(
    (first, place) => (first && first.rank <= place.rank ? first : place),
    undefined,
  );
  return best?.span ?? event.span;
}
