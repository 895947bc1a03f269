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
  scan(from: number, to: number, isList: number, base: number): number;
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
  readonly CRC_PIECE: WebAssembly.Global;
  readonly CRC_REST: WebAssembly.Global;
  crcRoom(): number;
  crcBegin(): void;
  crcTakeAway(length: number): void;
  crcEnd(length: number): number;
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

/** The bytes at `start`. Another call into the kernel may move its memory: then they are gone. */
export function bytesAt({ memory }: KernelExports, start: number, length: number): Uint8Array {
  return new Uint8Array(memory.buffer, start, length);
}
