/** What JSON is made of: put anywhere, these do the most harm. */
export const JSON_NOISE = ['"', '{', '}', '[', ']', ',', ':', '\\', '\n'] as const;
