const MESSAGES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ELOOP: 'too many links lead to each other',
  ENAMETOOLONG: 'the path is too long',
};

/** What an error of the file system means, in words. */
export function systemMessage(error: unknown): string {
  const { code = 'unknown error' } = error as NodeJS.ErrnoException;
  return MESSAGES[code] ?? `cannot be read (${code})`;
}
