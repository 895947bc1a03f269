import { credentialKind } from '../../enrich/credential.ts';
import { hideSessionTokens } from '../../enrich/redact.ts';
import type { TextColumn, TextPlaceColumn } from '../../log/columns/columns.ts';
import { placedText } from '../../log/columns/text-places.ts';
import type { FieldPath, JsonValue } from '../../log/json/value.ts';
import type { Span } from '../../log/span.ts';
import type { Evidence } from '../finding.ts';

/** A field of which columns tell the value and where it, or what it is derived from, stands. */
export interface ToldField {
  readonly name: string;
  readonly path: FieldPath;
  readonly text: TextColumn;
  readonly at: TextPlaceColumn;
  /** What is derived from the text, if that is there; undefined of a field of the record. */
  readonly derive: ((text: string | undefined) => JsonValue | undefined) | undefined;
}

const FIELDS: ReadonlyMap<string, ToldField> = new Map(
  [
    ofRecord('eventName'),
    ofRecord('eventSource'),
    ofRecord('awsRegion'),
    ofRecord('sourceIPAddress'),
    ofRecord('userAgent'),
    ofRecord('errorCode'),
    ofRecord('userIdentity.arn'),
    ofRecord('userIdentity.accessKeyId'),
    derived('cloud.region', 'awsRegion', (region) => region),
    derived('event.outcome', 'errorCode', (error) => (error === undefined ? 'success' : 'failure')),
    derived('cloudtrail.credential.kind', 'userIdentity.accessKeyId', credentialKind),
  ].map((field) => [field.name, field]),
);

function ofRecord(name: string): ToldField {
  return derived(name, name, undefined);
}

function derived(name: string, from: string, derive: ToldField['derive']): ToldField {
  const path = from.split('.');
  return { name, path, ...placedText(path)!, derive };
}

/** The field of this name, if columns tell of it. */
export function toldField(name: string): ToldField | undefined {
  return FIELDS.get(name);
}

/**
 * The value of a field as evidence: what `evidenceOf` says of an event whose record has the text at `at`. Undefined where it has
 * no such field.
 */
export function toldEvidence(
  { name, path, derive }: ToldField,
  text: string | undefined,
  span: Span | null,
): Evidence | undefined {
  const written = text === undefined ? null : hideSessionTokens(text, path.at(-1));
  if (!derive) return written === null ? undefined : { field: name, value: written, span };
  const value = derive(text);
  if (value === undefined) return undefined;
  return { field: name, value, span, from: { field: path.join('.'), value: written } };
}
