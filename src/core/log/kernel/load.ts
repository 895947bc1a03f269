import type { Scanner } from '../walk/scanner.ts';
import { StringTable } from '../columns/strings.ts';
import { crc32 } from './crc32.ts';
import { inflate } from './inflate.ts';
import { wordsAt } from './instance.ts';
import type { KernelExports } from './instance.ts';
import { defineKeys } from './known-keys.ts';
import { KernelPool } from './pool.ts';
import { KernelScan } from './record-scan.ts';
import { makeRooms, type KernelRooms } from './rooms.ts';
import { unpack, unpackInPlace } from './unpack.ts';

/** An instance whose memory grew larger is not kept: memory never shrinks. */
const LARGEST_KEPT = 1 << 26;
const HASH_KEYS = 66;

export interface KernelOptions {
  /** Somebody may ask for references, so what tells of them without the text is noted. Otherwise reading is faster. */
  readonly forReferences?: boolean | undefined;
}

/** The kernel in the bytes of `dist/kernel.wasm`; undefined where it cannot run, as on a machine without SIMD. */
export function loadKernel(
  wasm: Uint8Array,
  { forReferences = true }: KernelOptions = {},
): Scanner | undefined {
  if (!WebAssembly.validate(wasm)) return undefined;
  const module = new WebAssembly.Module(wasm);
  let idle: KernelExports | undefined;
  // Each reading has an instance to itself, for readings may pause; mostly it is one and the same instance.
  const lease = (): KernelExports => {
    const kernel = idle ?? instantiate(module, forReferences);
    idle = undefined;
    return kernel;
  };
  const release = (kernel: KernelExports): void => {
    if (isSmall(kernel)) idle = kernel;
  };
  // Who keeps the strings of many logs keeps them while others read.
  const keepers = new WeakMap<StringTable, KernelExports>();
  const rooms = new WeakMap<KernelExports, KernelRooms | undefined>();
  const owners = new WeakMap<ArrayBufferLike, KernelExports>();
  return {
    begin(text, columns) {
      const keeper = keepers.get(columns.strings);
      if (keeper) return new KernelScan(keeper, text, columns, { forReferences });
      const kernel = lease();
      return new KernelScan(kernel, text, columns, { forReferences, lent: () => release(kernel) });
    },
    crc32(bytes) {
      const kernel = lease();
      const checksum = crc32(kernel, bytes);
      release(kernel);
      return checksum;
    },
    *inflate(read, from, history) {
      const kernel = lease();
      try {
        return yield* inflate(kernel, read, from, history);
      } finally {
        release(kernel);
      }
    },
    unpack(packed, at, into) {
      const owner = packed.buffer === into.buffer && owners.get(into.buffer);
      if (owner) return unpackInPlace(owner, packed, at, into);
      const kernel = lease();
      const unpacked = unpack(kernel, packed, at, into);
      release(kernel);
      return unpacked;
    },
    newStrings({ before, withRooms = false } = {}) {
      const free = before && keepers.get(before);
      const kernel = free && isSmall(free) ? free : instantiate(module, forReferences);
      if (withRooms && !rooms.has(kernel)) {
        rooms.set(kernel, makeRooms(kernel));
        owners.set(kernel.memory.buffer, kernel);
      }
      kernel.beginStrings(0);
      const table = new StringTable(new KernelPool(kernel));
      keepers.set(table, kernel);
      return table;
    },
    roomBeside(strings, name) {
      const kernel = keepers.get(strings);
      return kernel && rooms.get(kernel)?.[name];
    },
  };
}

function isSmall({ memory }: KernelExports): boolean {
  return memory.buffer.byteLength <= LARGEST_KEPT;
}

function instantiate(module: WebAssembly.Module, forReferences: boolean): KernelExports {
  const kernel = new WebAssembly.Instance(module).exports as unknown as KernelExports;
  defineKeys(kernel);
  kernel.setForReferences(Number(forReferences));
  const keys = wordsAt(kernel, kernel.hashKeys(), HASH_KEYS);
  for (let i = 0; i < keys.length; i++) keys[i] = Math.random() * 2 ** 32;
  return kernel;
}
