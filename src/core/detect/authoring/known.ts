/** What completion knows besides Sigma: from the open logs, the loaded rules and the settings. */
export interface Known {
  /** The calls in the open logs: source → names. */
  readonly calls: ReadonlyMap<string, ReadonlySet<string>>;
  /** What rules are called that a correlation or a filter may name, with their titles. */
  readonly rules: readonly { readonly name: string; readonly title: string }[];
  /** The names of the lists that `expand` knows. */
  readonly placeholders: readonly string[];
}
