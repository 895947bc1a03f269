import { FACETS, facetsOf, type Facets } from './facets.ts';

/** The values of each facet whose files are not wanted; '' stands for files whose names do not tell. */
export type LeftOut = Readonly<Record<keyof Facets, readonly string[]>>;

export const NOTHING_LEFT_OUT: LeftOut = { account: [], region: [], day: [] };

/** True for files that are wanted: none of their facets is left out. A value that nobody has seen yet is wanted. */
export function wanted(leftOut: LeftOut): (path: string) => boolean {
  const unwanted = FACETS.map((name) => ({ name, values: new Set(leftOut[name]) }));
  const effective = unwanted.filter(({ values }) => values.size > 0);
  if (effective.length === 0) return () => true;
  return (path) => {
    const facets = facetsOf(path);
    return effective.every(({ name, values }) => !values.has(facets[name]));
  };
}

/** What either leaves out. */
export function union(a: LeftOut, b: LeftOut): LeftOut {
  const both = (name: keyof Facets) => [...new Set([...a[name], ...b[name]])];
  return { account: both('account'), region: both('region'), day: both('day') };
}
