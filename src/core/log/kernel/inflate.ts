import type { BlockStart, InflatedPiece, ReadBytes } from '../inflater.ts';
import { bytesAt } from './instance.ts';
import type { KernelExports } from './instance.ts';

/** What `inflate` of src/kernel/inflate/inflate.ts returns. */
const RESULT = { all: 0, block: 1, piece: 2, hungry: 3, broken: 4 } as const;

/** Unpacks as `Inflate` says, in the memory of one instance of the kernel. */
export function* inflate(
  kernel: KernelExports,
  read: ReadBytes,
  { at, bits }: BlockStart,
  history: Uint8Array,
): Generator<InflatedPiece, number | undefined> {
  const size = kernel.INFLATE_INPUT.value;
  const input = kernel.inflateInput();
  bytesAt(kernel, kernel.inflateHistory() - history.length, history.length).set(history);
  kernel.beginInflating(history.length, bits);
  /** Of the packed data `[from, to)` of what is at hand, which ends at `position`, is not used. */
  let [from, to, position] = [0, 0, at];
  let isAll = false;
  let result: number = RESULT.hungry;
  while (result !== RESULT.all && result !== RESULT.broken) {
    if (result === RESULT.hungry) {
      bytesAt(kernel, input, size).copyWithin(0, from, to);
      [from, to] = [0, to - from];
      const got = read(bytesAt(kernel, input + to, size - to), position);
      isAll = got < size - to;
      to += got;
      position += got;
    }
    result = kernel.inflate(from, to, Number(isAll));
    from = to - kernel.inflateLeft();
    const length = kernel.inflatedLength();
    const end = kernel.inflatedEnd();
    const unused = kernel.inflateBits();
    yield {
      bytes: bytesAt(kernel, end - length, length),
      ...(result === RESULT.block && {
        next: {
          at: position - to + from - (unused > 0 ? 1 : 0),
          bits: unused > 0 ? 8 - unused : 0,
        },
        history: () => bytesAt(kernel, end - kernel.HISTORY.value, kernel.HISTORY.value),
      }),
    };
  }
  return result === RESULT.all ? position - to + from : undefined;
}
