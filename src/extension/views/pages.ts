/** Rows that a list shows at first, and that "Show more" adds: VS Code freezes on thousands. */
const PAGE = 200;

/** The last row of a list that has more. `showMore` is what a click on it does. */
export interface More {
  readonly kind: 'more';
  readonly key: string;
  readonly shown: number;
  readonly total: number;
  readonly showMore: () => void;
}

/** How much of each list is shown. */
export class Pages {
  readonly #shown = new Map<string, number>();

  limit(list: string): number {
    return this.#shown.get(list) ?? PAGE;
  }

  reset(): void {
    this.#shown.clear();
  }

  /** The row that ends a list, or none where all of it is shown. */
  more(list: string, shown: number, total: number, refresh: () => void): readonly More[] {
    if (shown >= total) return [];
    const showMore = () => {
      this.#shown.set(list, shown + PAGE);
      refresh();
    };
    return [{ kind: 'more', key: `${list}/more`, shown, total, showMore }];
  }
}
