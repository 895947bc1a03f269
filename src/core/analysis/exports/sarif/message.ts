/** A SARIF message of text that may come from a log: `[…](…)` in it is no link, and `{0}` no placeholder to be filled. */
export function message(text: string): { readonly text: string } {
  return { text: text.replace(/\[(?=[^\]]*\]\()/g, '\\[') };
}
