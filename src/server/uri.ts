/** The last step of a URI's path, decoded, as an editor would title it. */
export function baseName(uri: string): string {
  const path = uri.split(/[?#]/)[0] ?? '';
  return decoded(path.slice(path.search(/[^/:]*$/))) || uri;
}

/** The folder of a file; empty for a document without one. */
export function folderName(uri: string): string {
  const path = /^file:\/\/(.*)\/[^/]*$/.exec(uri)?.[1] ?? '';
  return decoded(path);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign
  }
}
