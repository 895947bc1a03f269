import { compileGlobs } from '../../enrich/glob.ts';
import type { ReadField } from './fields.ts';
import type { Firing } from './firing.ts';

/** Compiles one document's part of `where`: every field named there has a value that fits one of its globs. */
export function compileWhere(
  where: Readonly<Record<string, readonly string[]>> | undefined,
  read: ReadField,
): (firing: Firing) => boolean {
  const tests = Object.entries(where ?? {}).map(([field, globs]) => ({ field, fits: compileGlobs(globs) }));
  return (firing) =>
    tests.every(({ field, fits }) => read(firing, field).some((value) => fits(value) !== undefined));
}
