/** A word that may stand somewhere in a rule, and what it means in a sentence or two of plain text. */
export interface Entry {
  readonly name: string;
  readonly doc: string;
}

/** Entries of `name: doc`, in their order. */
export function entries(table: Readonly<Record<string, string>>): readonly Entry[] {
  return Object.entries(table).map(([name, doc]) => ({ name, doc }));
}
