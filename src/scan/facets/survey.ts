import { FACETS, facetsOf, type Facets } from './facets.ts';

/** Files that have one value of a facet. */
export interface FacetCount {
  /** '' for files whose names do not tell. */
  readonly value: string;
  readonly files: number;
  /** As they stand on disk. */
  readonly bytes: number;
}

/** How many files there are of each account, region and day. */
export interface Survey {
  readonly files: number;
  readonly bytes: number;
  /** Sorted by value; those without one last. */
  readonly facets: Readonly<Record<keyof Facets, readonly FacetCount[]>>;
}

/** Counts files by what their names tell, one a step: sizes come from the disk. */
export function* surveyInSteps(
  paths: readonly string[],
  sizeOf: (path: string) => number,
): Generator<void, Survey> {
  const counts = { account: new Counts(), region: new Counts(), day: new Counts() };
  let bytes = 0;
  for (const path of paths) {
    const size = sizeOf(path);
    const facets = facetsOf(path);
    for (const name of FACETS) counts[name].add(facets[name], size);
    bytes += size;
    yield;
  }
  const { account, region, day } = counts;
  const facets = { account: account.sorted(), region: region.sorted(), day: day.sorted() };
  return { files: paths.length, bytes, facets };
}

/** Fewer files are loaded before anybody has chosen among them. */
const FEW = 300;

/** True where it is worth asking which of the files are wanted. */
export function isWorthNarrowing({ files, facets }: Survey): boolean {
  return files > FEW && FACETS.some((name) => facets[name].filter(({ value }) => value).length > 1);
}

class Counts {
  readonly #counts = new Map<string, { files: number; bytes: number }>();

  add(value: string, bytes: number): void {
    const count = this.#counts.get(value) ?? { files: 0, bytes: 0 };
    count.files++;
    count.bytes += bytes;
    this.#counts.set(value, count);
  }

  sorted(): FacetCount[] {
    return [...this.#counts]
      .map(([value, count]) => ({ value, ...count }))
      .toSorted((a, b) => Number(!a.value) - Number(!b.value) || (a.value < b.value ? -1 : 1));
  }
}
