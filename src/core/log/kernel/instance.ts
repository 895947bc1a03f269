declare global {
  /** What core uses of it; every runtime has it, though not the types of each. */
  namespace WebAssembly {
    function validate(bytes: Uint8Array): boolean;
    interface Module {
      readonly __brand: 'WebAssembly.Module';
    }
    interface Instance {
      readonly exports: Record<string, unknown>;
    }
    const Module: new (bytes: Uint8Array) => Module;
    const Instance: new (module: Module) => Instance;
    interface Memory {
      readonly buffer: ArrayBuffer;
    }
    interface Global {
      readonly value: number;
    }
  }
}

/** What `dist/kernel.wasm` exports; see src/kernel. Numbers are addresses, lengths or counts in its memory. */
export interface KernelExports {
  readonly memory: WebAssembly.Memory;
  readonly ROWS: WebAssembly.Global;
  readonly WINDOW: WebAssembly.Global;
  readonly leftAt: WebAssembly.Global;
  readonly ranOut: WebAssembly.Global;
  windowStart(): number;
  scan(start: number, from: number, to: number, isList: number, base: number): number;
  rowCount(): number;
  clearRows(): void;
  columnTable(): number;
  timeTable(): number;
  noteTable(): number;
  placeTable(): number;
  readonly MOST_ESCAPED: WebAssembly.Global;
  setForReferences(isSo: number): void;
  clearHashes(): void;
  escapedCount(): number;
  escapedTable(): number;
  fillFilter(words: number): number;
  hashCount(): number;
  keyTable(): number;
  defineKey(
    id: number,
    length: number,
    record: number,
    identity: number,
    context: number,
    issuer: number,
  ): void;
  indexKeys(count: number): void;
  hashKeys(): number;
  readonly CRC_REST: WebAssembly.Global;
  crcBegin(): void;
  crcAdd(from: number, count: number): void;
  crcEnd(end: number): number;
  readonly MOST_ODD: WebAssembly.Global;
  readonly oddCount: WebAssembly.Global;
  clearOdd(): void;
  noteOdd(from: number, count: number, offset: number): void;
  oddTable(): number;
  makeRoom(bytes: number, strings: number): number;
  readonly NOTHING: WebAssembly.Global;
  unpack(packed: number, size: number, to: number, room: number, withChecksum: number): number;
  readonly HISTORY: WebAssembly.Global;
  readonly INFLATE_INPUT: WebAssembly.Global;
  inflateInput(): number;
  inflateHistory(): number;
  beginInflating(history: number, bits: number): void;
  inflate(from: number, to: number, isAll: number): number;
  inflateLeft(): number;
  inflateBits(): number;
  inflatedEnd(): number;
  inflatedLength(): number;
  beginStrings(expected: number): number;
  roomFor(length: number): number;
  intern(start: number, length: number): number;
  find(start: number, length: number): number;
  roomForAll(strings: number, length: number): number;
  internAll(room: number, strings: number): void;
  stringCount(): number;
  startTable(): number;
  arenaStart(): number;
  arenaUsed(): number;
}

/** All of the kernel's memory. Another call into the kernel may move it: then these are empty. */
export interface KernelMemory {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The one at address `a` is number `a / 4`. */
  readonly words: Uint32Array<ArrayBuffer>;
  /** The one at address `a` is number `a / 2`. */
  readonly shorts: Uint16Array<ArrayBuffer>;
  /** The one at address `a` is number `a / 8`. */
  readonly doubles: Float64Array<ArrayBuffer>;
}

/** To make views takes longer than to copy what a text of a few records has in them. */
const known = new WeakMap<KernelExports, KernelMemory>();

/** The kernel's memory as it is now. */
export function memoryOf(kernel: KernelExports): KernelMemory {
  let views = known.get(kernel);
  if (!views || views.bytes.length === 0) {
    const { buffer } = kernel.memory;
    views = {
      bytes: new Uint8Array(buffer),
      words: new Uint32Array(buffer),
      shorts: new Uint16Array(buffer),
      doubles: new Float64Array(buffer),
    };
    known.set(kernel, views);
  }
  return views;
}

/** The bytes at `start`. Another call into the kernel may move its memory: then they are gone. */
export function bytesAt(kernel: KernelExports, start: number, length: number): Uint8Array<ArrayBuffer> {
  return memoryOf(kernel).bytes.subarray(start, start + length);
}

/** The same of words of 32 bits. */
export function wordsAt(kernel: KernelExports, start: number, count: number): Uint32Array<ArrayBuffer> {
  return memoryOf(kernel).words.subarray(start / 4, start / 4 + count);
}
