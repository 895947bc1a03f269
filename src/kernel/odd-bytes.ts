// Which bytes of a text are anything but printable ASCII: of a log in one line hardly any is, and so few tell all places
// in it. To look for them where the text has just been unpacked takes a quarter of going through it again.

/** More than so many are counted, but not noted. */
export const MOST_ODD: u32 = 2048;
const places = memory.data(2048 * 4, 16);
const SPACE: i8 = 0x20;

export let oddCount: u32 = 0;

export function oddTable(): usize {
  return places;
}

export function clearOdd(): void {
  oddCount = 0;
}

/** Notes those among the `count` bytes at `from`, the first of which is byte `offset` of the text. */
export function noteOdd(from: usize, count: u32, offset: u32): void {
  const end = from + count;
  let p = from;
  for (; p + 64 <= end; p += 64) {
    const lower = i8x16.min_s(v128.load(p), v128.load(p, 16));
    const upper = i8x16.min_s(v128.load(p, 32), v128.load(p, 48));
    // Signed: bytes beyond ASCII are negative.
    if (v128.any_true(i8x16.lt_s(i8x16.min_s(lower, upper), i8x16.splat(SPACE)))) {
      if (oddCount > MOST_ODD) return;
      noteEach(p, p + 64, from - offset);
    }
  }
  noteEach(p, end, from - offset);
}

/** `start` is where the text would begin. */
function noteEach(from: usize, end: usize, start: usize): void {
  for (let p = from; p < end; p++) {
    if (load<i8>(p) >= SPACE) continue;
    if (oddCount < MOST_ODD) store<u32>(places + (<usize>oddCount << 2), <u32>(p - start));
    oddCount++;
  }
}
