import { beginAccessKeys, lastEscape } from './access-keys';
import { BACKSLASH, CLOSE_BRACE, COLON, COMMA, COMMA_AND_QUOTE, DOT, OPEN_BRACE, OPEN_BRACKET, QUOTE, isOpening } from './characters';
import { FIELD, clearFields, clearIdentity, fieldStart, hasColumn, setField, setLine, setNoText } from './fields';
import { FIELD_MASK, ODD, OPENS, RECORD } from './keys';
import { FIRST, follow, foreseen, lengthOf, meaningIn } from './names';
import { beginOutline, noteDepth, noteIrregular } from './outline';
import { endOfString } from './quoted';
import { noteValue } from './signature';
import { giveUp, linesPassed, skipNested } from './skip';
import { isSpace, pastSpace } from './space';
import { beginTail, clearTail, endOfKnownTail, endTail, linesOfTail } from './tails';
import { isToken } from './token';
import { endOfWord, noteWord } from './words';

/** How many lines the record read last would take up, indented. */
export let linesRead: u32 = 0;

/** The kind of object that a record is; those that are read inside one are nested in one another, each kind one more. */
const RECORD_OBJECT: u32 = 0;
/** As a name's meaning has it: of the fields behind it only the place counts. */
const LAST_READ: u32 = <u32>FIELD.issuerUserName + 1;

/**
 * Reads the record whose brace opens at `start` and notes its fields. Returns where it ends, or 0 when it is for the
 * TypeScript reader: for anything unusual in it, and for everything that is not JSON.
 */
export function readRecord(start: usize): usize {
  clearFields();
  beginAccessKeys();
  beginOutline();
  clearTail();
  let kind = RECORD_OBJECT;
  /** A name was met that says: this is a CloudTrail record. */
  let certain = false;
  /** How many names were met that mean something. */
  let meant: u32 = 0;
  /** The name that was read last. */
  let name = FIRST;
  /** The line that it would stand in; the record's brace stands in line 0. */
  let line: u32 = 0;
  let p = pastSpace(start + 1);
  while (true) {
    if (load<u8>(p) != QUOTE) return giveUp(p);
    line++;
    const text = p + 1;
    let nameEnd: usize;
    const known = foreseen(name, kind, text);
    if (known != 0) {
      name = known;
      p = text + lengthOf(name);
      nameEnd = p - 2;
    } else {
      const close = endOfString(text);
      p = pastSpace(close + 1);
      if (load<u8>(p) != COLON || lastEscape >= text) return giveUp(p);
      // `requestParameters.x` would be one more way to write a path, which columns that say where a part begins leave out.
      if (kind == RECORD_OBJECT && holdsDot(text, close)) return giveUp(p);
      name = follow(name, kind, text, close);
      nameEnd = close;
      p++;
    }
    p = pastSpace(p);
    const byte = load<u8>(p);
    const meaning = meaningIn(name);
    if (meaning != 0) meant++;
    if (!certain) {
      if (meaning & RECORD) certain = true;
      else if (mayHoldRecord(p, byte)) return giveUp(p);
    }
    if (meaning & ODD) return giveUp(p);
    // `userIdentity` as anything but an object is for the TypeScript reader: there may have been another before.
    if ((meaning & OPENS) != 0 && kind == RECORD_OBJECT && byte != OPEN_BRACE) return giveUp(p);
    // One more session is for the TypeScript reader: of the first one something may be left.
    if ((meaning & OPENS) != 0 && kind != RECORD_OBJECT && fieldStart(FIELD.issuerArn) != 0) return giveUp(p);
    const field = meaning & FIELD_MASK;
    if (byte == QUOTE) {
      const value = p + 1;
      const end = endOfString(value);
      p = end + 1;
      if (!hasColumn(field)) noteValue(value, end);
      if (field > LAST_READ) {
        setField(<usize>field - 1, value - 1, end);
      } else if (field != 0) {
        if (lastEscape >= value) return giveUp(value);
        setField(<usize>field - 1, value, end);
        setLine(<usize>field - 1, line);
        if (<usize>field - 1 == FIELD.eventID) {
          const end = endOfKnownTail(p);
          if (end != 0) {
            linesRead = line + linesOfTail();
            return end;
          }
          beginTail(p, line, meant);
        }
      }
    } else {
      if (field > LAST_READ) {
        setField(<usize>field - 1, p, p);
      } else if (field != 0) {
        setNoText(<usize>field - 1);
        if (<usize>field - 1 == FIELD.eventTime && <u32>byte - 0x30 <= 9) return giveUp(p);
      }
      if (byte == OPEN_BRACE && (meaning & OPENS) != 0) {
        if (kind == RECORD_OBJECT) clearIdentity();
        kind++;
        p = pastSpace(p + 1);
        // If it is empty, it is behind its last member already.
        if (load<u8>(p) != CLOSE_BRACE) {
          noteDepth(kind + 1);
          continue;
        }
        line--;
      } else if (isOpening(byte)) {
        if (isToken(nameEnd)) noteIrregular(p);
        p = skipNested(p, kind + 1);
        if (p == 0) return 0;
        line += linesPassed;
      } else {
        const end = endOfWord(p);
        if (end == p) return giveUp(p);
        noteWord(p, end);
        p = end;
      }
    }
    if (load<u16>(p) == COMMA_AND_QUOTE) {
      p++;
      continue;
    }
    for (;;) {
      p = pastSpace(p);
      const next = load<u8>(p);
      if (next == COMMA) break;
      if (next != CLOSE_BRACE) return giveUp(p);
      p++;
      line++;
      if (kind == RECORD_OBJECT) {
        linesRead = line + 1;
        endTail(p, linesRead, meant);
        return p;
      }
      kind--;
    }
    p = pastSpace(p + 1);
  }
}

function holdsDot(start: usize, end: usize): bool {
  for (let at = start; at < end; at++) if (load<u8>(at) == DOT) return true;
  return false;
}

/** Before it is certain that this is a record it may be an envelope of one. */
function mayHoldRecord(value: usize, byte: u8): bool {
  if (byte == OPEN_BRACE || byte == OPEN_BRACKET) return true;
  if (byte != QUOTE) return false;
  const begin = load<u8>(value, 1);
  return begin == OPEN_BRACE || begin == OPEN_BRACKET || begin == BACKSLASH || isSpace(begin);
}
