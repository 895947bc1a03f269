import { FORMATTED_SCHEME, RAW_SCHEME } from '../../protocol.ts';
import { baseName } from '../uri.ts';

/** A part of a document in readable form. */
export interface PartId {
  /** URI of the source document, exactly as the client writes it. */
  readonly source: string;
  /** 0-based number of the part; a large log is shown in several. */
  readonly part: number;
}

/** One record of a document exactly as it stands there. */
export interface RecordId {
  readonly source: string;
  /** The event's index in its log. */
  readonly record: number;
}

/** What of which document a rendering shows. */
export type RenderingId = PartId | RecordId;

/**
 * The URI of a rendering. Its path is what an editor shows as title; its identity is JSON in the query, wholly
 * percent-encoded, because editors decode and encode a URI again in ways of their own.
 */
export function renderingUri(id: RenderingId): string {
  const name = baseName(id.source).replace(/\.(jsonl?|ndjson|csv|txt|log)(\.gz)?$/i, '');
  return 'record' in id
    ? uriOf(RAW_SCHEME, `${name} (event ${id.record + 1}, raw).json`, [id.source, id.record])
    : uriOf(FORMATTED_SCHEME, `${name} (${titleOf(id)}).json`, [id.source, id.part]);
}

function titleOf({ part }: PartId): string {
  return part === 0 ? 'formatted' : `formatted, part ${part + 1}`;
}

function uriOf(scheme: string, title: string, identity: readonly [source: string, number: number]): string {
  return `${scheme}:/${encodeURIComponent(title)}?${encodeURIComponent(JSON.stringify(identity))}`;
}

/** What a URI of ours stands for; undefined for any other URI. */
export function parseRenderingUri(uri: string): RenderingId | undefined {
  const scheme = [FORMATTED_SCHEME, RAW_SCHEME].find((known) => uri.startsWith(`${known}:`));
  if (scheme === undefined) return undefined;
  try {
    const identity: unknown = JSON.parse(decodeURIComponent(uri.slice(uri.indexOf('?') + 1)));
    if (!Array.isArray(identity)) return undefined;
    const [source, number]: unknown[] = identity;
    if (typeof source !== 'string' || typeof number !== 'number') return undefined;
    if (!Number.isInteger(number) || number < 0) return undefined;
    return scheme === RAW_SCHEME ? { source, record: number } : { source, part: number };
  } catch {
    return undefined; // a URI somebody typed
  }
}
