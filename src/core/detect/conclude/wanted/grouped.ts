/** Members of a correlation, each as often as it is in a group: numbers side by side, for there are tens of thousands. */
export interface Grouped {
  readonly members: number[];
  /** The numbers of their groups. */
  readonly groups: number[];
  /** In which stretch of time they are: see `Cells`. */
  readonly stretches: number[];
  /** Of the document that matched them. */
  readonly positions: number[];
  /** For how many they count. */
  readonly counts: number[];
}

/** None yet. */
export function newGrouped(): Grouped {
  return { members: [], groups: [], stretches: [], positions: [], counts: [] };
}
