import type { NamedAccessKey } from '../../core/analysis/access-keys.ts';
import type { Issue } from '../../core/analysis/lineage/issues.ts';
import type { Parts } from '../found.ts';
import type { SpelledValues } from './plain-reader.ts';
import type { PlainWriter } from './plain-writer.ts';

/*
 * Of the access keys that records name hardly two are the same: as texts to be remembered they would be most of these. A
 * key that was handed out is mostly one of those that are named, too.
 */

/** Writes which access keys the records of a log name, and which they hand out. */
export function writeKeys(plain: PlainWriter, { accessKeys, issues }: Parts['keys']): void {
  const places = new Map<string, number>();
  plain.write(accessKeys.length);
  for (const [place, { index, value, path }] of accessKeys.entries()) {
    places.set(value, place);
    plain.write(index);
    writeKey(plain, value);
    plain.write(path);
  }
  plain.write(issues.length);
  for (const { index, parent, child, path } of issues) {
    const place = places.get(child);
    plain.write(index);
    writeKey(plain, parent);
    plain.write(place);
    if (place === undefined) writeKey(plain, child);
    plain.write(path);
  }
}

/** What `writeKeys` wrote. */
export function readKeys(spelled: SpelledValues): Parts['keys'] {
  const accessKeys: NamedAccessKey[] = [];
  for (let left = spelled.next() as number; left > 0; left--) {
    const index = spelled.next() as number;
    accessKeys.push({ index, value: readKey(spelled)!, path: spelled.next() as NamedAccessKey['path'] });
  }
  const issues: Issue[] = [];
  for (let left = spelled.next() as number; left > 0; left--) {
    const index = spelled.next() as number;
    const parent = readKey(spelled);
    const place = spelled.next() as number | undefined;
    const child = place === undefined ? readKey(spelled)! : accessKeys[place]!.value;
    issues.push({ index, parent, child, path: spelled.next() as Issue['path'] });
  }
  return { accessKeys, issues };
}

/** As nearly all are; what is written but once cannot be just any text. */
const PLAIN = /^\w+$/;

function writeKey(plain: PlainWriter, key: string | undefined): void {
  const isPlain = key !== undefined && PLAIN.test(key);
  plain.writeOnce(isPlain ? key : undefined);
  if (!isPlain) plain.write(key);
}

function readKey(spelled: SpelledValues): string | undefined {
  return spelled.nextOnce() ?? (spelled.next() as string | undefined);
}
