import { fileURLToPath } from 'node:url';

/**
 * The URI of a file as VS Code writes it: everything but letters, digits and `-._~` is encoded, a drive's letter is
 * small. So a file that is loaded has the id that its document has once it is opened.
 */
export function fileUri(path: string): string {
  if (PLAIN.test(path)) return `file://${path}`;
  const slashed = path.replaceAll('\\', process.platform === 'win32' ? '/' : '\\');
  const rooted = slashed.startsWith('/') ? slashed : `/${slashed}`;
  const lower = rooted.replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase());
  const encoded = lower.split('/').map(encodeSegment).join('/');
  return encoded.startsWith('//') ? `file:${encoded}` : `file://${encoded}`;
}

/** As nearly all are; a case asks for thousands. */
const PLAIN = /^\/(?!\/)[\w\-.~/]*$/;

/** The same URI for every way to write that of a file; any other URI stays as it is. */
export function canonicalUri(uri: string): string {
  if (CANONICAL.test(uri)) return uri;
  const path = pathOf(uri);
  return path === undefined ? uri : fileUri(path);
}

/** As nearly all are: nothing to encode, and no step that is a dot or two. */
const CANONICAL = /^file:\/\/(?:\/[\w\-~][\w\-.~]*)+$/;

/** Whether a file is one of those at these paths, or in a folder that is. */
export function isWithinPaths(paths: readonly string[]): (uri: string) => boolean {
  const roots = paths.map(fileUri).map((uri) => uri.replace(/\/$/, ''));
  return (uri) => roots.some((root) => uri === root || uri.startsWith(`${root}/`));
}

/** Undefined where it names no file of this computer. */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
