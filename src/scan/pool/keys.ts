import type { NamedAccessKey } from '../../core/analysis/facts/access-keys.ts';
import type { Issue } from '../../core/analysis/lineage/issues.ts';
import type { FieldPath } from '../../core/log/json/value.ts';
import type { Parts } from '../files/found.ts';
import type { SpelledValues } from './plain-reader.ts';
import type { PlainWriter } from './plain-writer.ts';

/*
 * Of the access keys that records name hardly two are the same: as texts to be remembered they would be most of these. A
 * key that was handed out is mostly one of those that are named, too, and spelled once.
 */

/** Stands for a key handed out that the record does not name so. */
const OWN = 0;

type Plain = Pick<PlainWriter, 'write' | 'writeOnce'>;
type Values = Pick<SpelledValues, 'next' | 'nextOnce'>;

/** Writes which access keys the records of a log name, and which they hand out. */
export function writeKeys(plain: Plain, { accessKeys, issues }: Parts['keys']): void {
  plain.write(accessKeys.length);
  for (const { index, value, path } of accessKeys) {
    plain.write(index);
    writeKey(plain, value);
    plain.write(path);
  }
  plain.write(issues.length);
  let from = 0;
  for (const issue of issues) {
    while (from < accessKeys.length && accessKeys[from]!.index < issue.index) from++;
    const number = numberOf(issue, accessKeys, from);
    plain.write(number);
    if (number === OWN) {
      plain.write(issue.index);
      writeKey(plain, issue.child);
      plain.write(issue.path);
    }
    writeKey(plain, issue.parent);
  }
}

/** Which of the keys named, counted from 1, from number `from` on, the one handed out is. */
function numberOf({ index, child, path }: Issue, named: readonly NamedAccessKey[], from: number): number {
  for (let at = from; at < named.length && named[at]!.index === index; at++) {
    if (named[at]!.value === child && isSame(named[at]!.path, path)) return at + 1;
  }
  return OWN;
}

function isSame(one: FieldPath, other: FieldPath): boolean {
  return one.length === other.length && one.every((step, at) => step === other[at]);
}

/** What `writeKeys` wrote. */
export function readKeys(spelled: Values): Parts['keys'] {
  const readNamed = (): NamedAccessKey => ({
    index: spelled.next() as number,
    value: readKey(spelled)!,
    path: spelled.next() as FieldPath,
  });
  const accessKeys: NamedAccessKey[] = [];
  for (let left = spelled.next() as number; left > 0; left--) accessKeys.push(readNamed());
  const issues: Issue[] = [];
  for (let left = spelled.next() as number; left > 0; left--) {
    const number = spelled.next() as number;
    const { index, value, path } = number === OWN ? readNamed() : accessKeys[number - 1]!;
    issues.push({ index, parent: readKey(spelled), child: value, path });
  }
  return { accessKeys, issues };
}

/** As nearly all are; what is written but once cannot be just any text. */
const PLAIN = /^\w+$/;

function writeKey(plain: Plain, key: string | undefined): void {
  const isPlain = key !== undefined && PLAIN.test(key);
  plain.writeOnce(isPlain ? key : undefined);
  if (!isPlain) plain.write(key);
}

function readKey(spelled: Values): string | undefined {
  return spelled.nextOnce() ?? (spelled.next() as string | undefined);
}
