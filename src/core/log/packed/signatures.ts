import type { Signature } from '../columns/signature.ts';

/** Of each signature its first event, how many it has, and the words of its filter, which follow. */
const HEAD = 3;

/** The signatures of a log in one array. */
export function packSignatures(signatures: readonly Signature[]): Uint32Array<ArrayBuffer> {
  const length = signatures.reduce((sum, { filter }) => sum + HEAD + filter.length, 0);
  const words = new Uint32Array(length);
  let at = 0;
  for (const { first, end, filter } of signatures) {
    words.set([first, end - first, filter.length], at);
    words.set(filter, at + HEAD);
    at += HEAD + filter.length;
  }
  return words;
}

/** Those in an array again; their filters are views of it. */
export function signaturesIn(words: Uint32Array): Signature[] {
  const signatures: Signature[] = [];
  for (let at = 0; at < words.length;) {
    const [first, events, length] = [words[at]!, words[at + 1]!, words[at + 2]!];
    signatures.push({ first, end: first + events, filter: words.subarray(at + HEAD, at + HEAD + length) });
    at += HEAD + length;
  }
  return signatures;
}

/** Of those of a log's events what is said of `count` of them from `first` on, counted from there. */
export function signaturesOfPart(
  signatures: readonly Signature[],
  first: number,
  count: number,
): Signature[] {
  return signatures
    .filter((each) => each.first < first + count && each.end > first)
    .map(({ first: from, end, filter }) => ({
      first: Math.max(from - first, 0),
      end: Math.min(end - first, count),
      filter,
    }));
}

/** True where an array holds signatures, one behind the other, of no more than so many events. */
export function areSignatures(words: Uint32Array, count: number): boolean {
  let event = 0;
  let at = 0;
  while (at < words.length) {
    if (at + HEAD > words.length || words[at]! < event) return false;
    event = words[at]! + words[at + 1]!;
    at += HEAD + words[at + 2]!;
  }
  return at === words.length && event <= count;
}

/** The signatures of parts of a text together; `index` is that of a part's first event. */
export function joinSignatures(
  parts: readonly { readonly words: Uint32Array; readonly index: number }[],
): Uint32Array<ArrayBuffer> {
  return packSignatures(
    parts.flatMap(({ words, index }) =>
      signaturesIn(words).map(({ first, end, filter }) => ({
        first: first + index,
        end: end + index,
        filter,
      })),
    ),
  );
}
