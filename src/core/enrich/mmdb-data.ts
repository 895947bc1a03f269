import { isObject, type JsonObject, type JsonValue } from '../log/json/value.ts';

/** Pointers may point at pointers; a damaged file at itself. */
const DEEPEST = 64;

/**
 * Reads values of a MaxMind DB data section: https://maxmind.github.io/MaxMind-DB/, "Output Data Section". Integers
 * beyond 53 bits and bytes read as null: nothing about an AS is one. Throws a RangeError where the data is cut off.
 */
export class MmdbData {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #start: number;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#start = start;
  }

  /** The map at `offset` bytes into the section; empty where something else stands. */
  mapAt(offset: number): JsonObject {
    const { value } = this.#read(this.#start + offset, 0);
    return isObject(value) ? value : {};
  }

  #read(at: number, depth: number): { value: JsonValue; end: number } {
    if (depth > DEEPEST) throw new RangeError('The database is nested too deeply.');
    const control = this.#view.getUint8(at++);
    let type = control >> 5;
    if (type === 1) return this.#readPointer(control, at, depth);
    if (type === 0) type = 7 + this.#view.getUint8(at++);
    const { size, end } = this.#size(control & 0x1f, at);
    return this.#readValue(type, size, end, depth);
  }

  /** Sizes from 29 on stand in one to three bytes of their own. */
  #size(size: number, at: number): { size: number; end: number } {
    if (size < 29) return { size, end: at };
    const width = size - 28;
    const base = [29, 285, 65821][width - 1]!;
    return { size: base + this.#unsigned(at, width), end: at + width };
  }

  #readPointer(control: number, at: number, depth: number): { value: JsonValue; end: number } {
    const width = ((control >> 3) & 3) + 1;
    const upper = width === 4 ? 0 : (control & 7) * 2 ** (8 * width);
    const base = [0, 2048, 526336, 0][width - 1]!;
    const target = this.#start + base + upper + this.#unsigned(at, width);
    return { value: this.#read(target, depth + 1).value, end: at + width };
  }

  #readValue(type: number, size: number, at: number, depth: number): { value: JsonValue; end: number } {
    const end = at + size;
    switch (type) {
      case 2: // UTF-8 string
        if (end > this.#bytes.length) throw new RangeError('The database is cut off.');
        return { value: new TextDecoder().decode(this.#bytes.subarray(at, end)), end };
      case 3: // double
        return { value: this.#view.getFloat64(at), end };
      case 5: // uint16
      case 6: // uint32
      case 9: // uint64
        return { value: size <= 6 ? this.#unsigned(at, size) : null, end };
      case 7:
        return this.#readMap(size, at, depth);
      case 11:
        return this.#readArray(size, at, depth);
      case 14: // boolean: its size is its value
        return { value: size === 1, end: at };
      default: // bytes, int32, uint128, float
        return { value: null, end };
    }
  }

  #readMap(size: number, at: number, depth: number): { value: JsonValue; end: number } {
    const entries: [string, JsonValue][] = [];
    for (let i = 0; i < size; i++) {
      const key = this.#read(at, depth + 1);
      const value = this.#read(key.end, depth + 1);
      if (typeof key.value === 'string') entries.push([key.value, value.value]);
      at = value.end;
    }
    return { value: Object.fromEntries(entries), end: at };
  }

  #readArray(size: number, at: number, depth: number): { value: JsonValue; end: number } {
    const items: JsonValue[] = [];
    for (let i = 0; i < size; i++) {
      const item = this.#read(at, depth + 1);
      items.push(item.value);
      at = item.end;
    }
    return { value: items, end: at };
  }

  #unsigned(at: number, width: number): number {
    let value = 0;
    for (let i = 0; i < width; i++) value = value * 256 + this.#view.getUint8(at + i);
    return value;
  }
}
