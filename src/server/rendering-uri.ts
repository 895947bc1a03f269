import { FORMATTED_SCHEME } from '../protocol.ts';
import { baseName } from './uri.ts';

/** Which part of which document a rendering shows. */
export interface RenderingId {
  /** URI of the source document, exactly as the client writes it. */
  readonly source: string;
  /** 0-based number of the part; a large log is shown in several. */
  readonly part: number;
}

/**
 * The URI of a rendering. Its path is what an editor shows as title; its identity is JSON in the query, wholly
 * percent-encoded, because editors decode and encode a URI again in ways of their own.
 */
export function renderingUri({ source, part }: RenderingId): string {
  const name = baseName(source).replace(/\.(jsonl?|ndjson|csv|txt|log)(\.gz)?$/i, '');
  const title = part === 0 ? `${name} (formatted).json` : `${name} (formatted, part ${part + 1}).json`;
  return `${FORMATTED_SCHEME}:/${encodeURIComponent(title)}?${encodeURIComponent(JSON.stringify([source, part]))}`;
}

/** What a URI of ours stands for; undefined for any other URI. */
export function parseRenderingUri(uri: string): RenderingId | undefined {
  if (!uri.startsWith(`${FORMATTED_SCHEME}:`)) return undefined;
  try {
    const identity: unknown = JSON.parse(decodeURIComponent(uri.slice(uri.indexOf('?') + 1)));
    if (!Array.isArray(identity)) return undefined;
    const [source, part]: unknown[] = identity;
    const isPart = typeof part === 'number' && Number.isInteger(part) && part >= 0;
    return typeof source === 'string' && isPart ? { source, part } : undefined;
  } catch {
    return undefined; // a URI somebody typed
  }
}
