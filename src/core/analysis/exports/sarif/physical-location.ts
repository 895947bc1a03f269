import type { Span } from '../../../log/span.ts';
import type { Places } from '../location.ts';

export interface PhysicalLocation {
  readonly artifactLocation: { readonly uri: string };
  readonly region: Readonly<Record<string, number>>;
}

export type LocatePhysically = (log: string, span: Span) => PhysicalLocation;

/** Places of spans as SARIF's physical locations: lines and columns, bytes of the file, characters of its text. */
export function physicalLocator(places: Places): LocatePhysically {
  return (log, span) => {
    const { path, offset, length, ...lines } = places.locate(log, span);
    const characters = places.characters(log, span);
    return {
      artifactLocation: { uri: artifactUri(path) },
      region: {
        ...lines,
        byteOffset: offset,
        byteLength: length,
        charOffset: characters.offset,
        charLength: characters.length,
      },
    };
  };
}

/** A path as a URI reference: `file:///…` where it is absolute, else relative to where the tool ran. */
export function artifactUri(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  const encoded = slashed.split('/').map(encodeURIComponent).join('/');
  if (slashed.startsWith('/')) return `file://${encoded}`;
  // A drive letter would be taken for a scheme, and so would any colon in the first segment of a relative reference.
  return /^[A-Za-z]:\//.test(slashed) ? `file:///${encoded.replace('%3A', ':')}` : encoded;
}
