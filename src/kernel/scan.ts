import { COMMA, OPEN_BRACE, QUOTE } from './characters';
import { readRecord } from './record';
import { gaveUpAt } from './skip';
import { clearEscaped } from './signature';
import { isSpace } from './space';
import { ROWS, addRow, rowCount } from './rows';

/** How much is looked at at once of a text that is not here: small enough to stay in the processor's cache. */
export const WINDOW: usize = 1 << 18;
const PADDING: usize = 256;
const window = memory.data(<i32>(1 << 18) + 256, 64);
/** What is looked at, and what stood behind it. */
let text: usize = window;
const behind = memory.data(256, 16);

/** Nowhere. */
const NONE: u32 = 0xffffffff;
/** The record the last scan came upon and left to the TypeScript reader, if any. */
export let leftAt: u32 = NONE;
/** It was perhaps left only because the window ended. */
export let ranOut: bool = false;

/** Where a part of a text may be put. */
export function windowStart(): usize {
  return window;
}

/**
 * Reads the records of the bytes `[from, to)` of what stands at `start`, the first of which opens at `from`, into rows. `isList`:
 * they are elements of an array, one comma between two; else they stand on their own. The byte at `start` is the text's byte `base`.
 * There has to be room for 256 bytes behind. Returns where the last of them ends, or `from`.
 */
export function scan(start: usize, from: u32, to: u32, isList: bool, base: u32): u32 {
  text = start;
  close(to);
  clearEscaped();
  leftAt = NONE;
  ranOut = false;
  let end = from;
  let record = from;
  while (record != NONE && rowCount() < ROWS) {
    const next = readRecord(text + record);
    const after = <u32>(next - text);
    if (next == 0 || !addRow(text + record, base + record, after - record)) {
      leftAt = record;
      ranOut = next == 0 && gaveUpAt >= text + to;
      break;
    }
    end = after;
    record = nextRecord(end, isList);
  }
  memory.copy(text + to, behind, PADDING);
  return end;
}

/** Makes what follows no JSON, whether what is looked at ends inside a string, in an escape or outside. */
@inline
function close(to: u32): void {
  memory.copy(behind, text + to, PADDING);
  memory.fill(text + to, 0, PADDING);
  store<u8>(text + to, QUOTE);
  store<u8>(text + to, QUOTE, 2);
}

/** Where the next record opens; NONE when something else follows. */
@inline
function nextRecord(end: u32, isList: bool): u32 {
  let p = text + end;
  let commas = 0;
  while (isSpace(load<u8>(p)) || load<u8>(p) == COMMA) {
    if (load<u8>(p) == COMMA) commas++;
    p++;
  }
  return load<u8>(p) == OPEN_BRACE && (!isList || commas == 1) ? <u32>(p - text) : NONE;
}
