import { beginAccessKeys, noteEscape, noteKeys } from './access-keys';
import { clearFields } from './fields';
import { ALL, allOf, equalTo, escapedBy, escapesNext, highest, parity, spaces, words } from './masks';
import { beginRecord, opening, readMember } from './member';

const LETTER_A: u8 = 0x41;
const QUOTE: u8 = 0x22;
const COMMA: u8 = 0x2c;
const COLON: u8 = 0x3a;
const BACKSLASH: u8 = 0x5c;
const OPEN_BRACE: u8 = 0x7b;
const CLOSE_BRACE: u8 = 0x7d;
const CLOSE_BRACKET: u8 = 0x5d;
/** What brackets differ from braces in. */
const BRACE_BIT: u8 = 0x20;
const DEEPEST: u32 = 60;

/** Where reading stopped when it gave up. */
export let gaveUpAt: usize = 0;

/**
 * Reads the record whose brace opens at `start`, 64 bytes at a time, and notes its fields. Returns where it ends, or 0
 * when it is for the TypeScript reader: for anything unusual in it, and for everything that is not JSON.
 *
 * Grammar is checked by masks. Four rules need no context: a string, word or opening bracket stands behind no value; a
 * comma or colon stands behind a value; a closing bracket stands behind a value or directly behind the opening one; a
 * colon is the first of `{}[]:,` behind a comma or opening bracket. Two depend on what the innermost open bracket is:
 * in an object the first behind a comma or opening bracket has to be a colon, in an array there is none.
 */
export function readRecord(start: usize): usize {
  beginRecord();
  clearFields();
  beginAccessKeys();
  let depth: u32 = 0;
  /** The innermost object that is read; those are nested in one another. */
  let readDepth: u32 = 1;
  /** One bit for each open bracket, the innermost lowest: an array's. */
  let arrays: u64 = 1;
  // What goes over from block to block.
  let inString: u64 = 0;
  let escapeCarry: u64 = 0;
  let valueCarry: u64 = 0;
  let openCarry: u64 = 0;
  let wordCarry: u64 = 0;
  let memberCarry: u64 = 0;
  let lastQuote: usize = 0;
  let lastBackslash: usize = 0;

  const backslash = allOf(BACKSLASH);
  const letterA = allOf(LETTER_A);
  const quote = allOf(QUOTE);
  const comma = allOf(COMMA);
  const colon = allOf(COLON);
  const openBrace = allOf(OPEN_BRACE);
  const closeBrace = allOf(CLOSE_BRACE);
  const braceBit = allOf(BRACE_BIT);
  let p = start;
  while (true) {
    const a = v128.load(p);
    const b = v128.load(p, 16);
    const c = v128.load(p, 32);
    const d = v128.load(p, 48);

    noteKeys(p, equalTo(a, b, c, d, letterA));

    // Strings.
    const backslashes = equalTo(a, b, c, d, backslash);
    let quotes = equalTo(a, b, c, d, quote);
    if (backslashes | escapeCarry) {
      quotes &= ~escapedBy(backslashes, escapeCarry);
      escapeCarry = escapesNext;
      noteEscape();
    }
    const strings = parity(quotes) ^ inString;
    inString = <u64>(<i64>strings >> 63);
    const outside = ~(strings | quotes);
    const openQuotes = quotes & strings;

    // Brackets, commas, colons; and what is left: words and white space.
    const a2 = v128.or(a, braceBit);
    const b2 = v128.or(b, braceBit);
    const c2 = v128.or(c, braceBit);
    const d2 = v128.or(d, braceBit);
    const opens = outside & equalTo(a2, b2, c2, d2, openBrace);
    const closes = outside & equalTo(a2, b2, c2, d2, closeBrace);
    const commas = outside & equalTo(a, b, c, d, comma);
    const colons = outside & equalTo(a, b, c, d, colon);
    const structure = opens | closes | commas | colons;
    const rest = outside & ~structure;
    let bad: u64 = 0;
    let word: u64 = 0;
    let space: u64 = 0;
    if (rest) {
      word = rest & words(a, b, c, d);
      space = rest & ~word;
      if (space) bad |= space & ~spaces(a, b, c, d);
    }

    // What stands directly behind values and opening brackets, white space apart.
    const values = (quotes & ~strings) | closes | word;
    let behindValue = (values << 1) | valueCarry;
    let behindOpen = (opens << 1) | openCarry;
    valueCarry = values >> 63;
    openCarry = opens >> 63;
    if (space) {
      const valueSums = (behindValue & space) + space;
      const openSums = (behindOpen & space) + space;
      behindValue = (behindValue | valueSums) & ~space;
      behindOpen = (behindOpen | openSums) & ~space;
      if (valueSums < space) valueCarry = 1;
      if (openSums < space) openCarry = 1;
    }
    const wordStarts = word & ~((word << 1) | wordCarry);
    wordCarry = word >> 63;
    bad |= (openQuotes | wordStarts | opens) & behindValue;
    bad |= (commas | colons) & ~behindValue;
    bad |= closes & ~(behindValue | behindOpen);

    // The first of `{}[]:,` behind a comma or opening bracket.
    const starts = commas | opens;
    const between = ~structure;
    const behindStart = (starts << 1) | memberCarry;
    const sums = (behindStart & between) + between;
    const first = (behindStart | sums) & structure;
    memberCarry = (starts >> 63) | (sums < between ? 1 : 0);
    bad |= colons & ~first;
    const badInObject = first & ~colons & ~(closes & behindOpen);

    // From bracket to bracket.
    let brackets = opens | closes;
    let before: u64 = 0;
    for (;;) {
      const bracket = brackets & -brackets;
      const upTo = bracket ^ (bracket - 1);
      const stretch = upTo & ~before;
      const wrong = (arrays & 1) != 0 ? colons : badInObject;
      if ((wrong & stretch) | (bad & upTo)) break;
      if (depth == readDepth) {
        let members = colons & stretch;
        let isPlain = true;
        while (members) {
          const at = p + <usize>ctz<u64>(members);
          const below = (members & -members) - 1;
          const name = openQuotes & below;
          const escapes = backslashes & below;
          isPlain = readMember(
            readDepth - 1,
            name ? p + highest(name) : lastQuote,
            at,
            escapes ? p + highest(escapes) : lastBackslash,
          );
          if (!isPlain) break;
          members &= members - 1;
        }
        if (!isPlain) break;
      }
      if (bracket == 0) {
        before = ALL;
        break;
      }
      const at = p + <usize>ctz<u64>(bracket);
      if (closes & bracket) {
        if ((arrays & 1) != (load<u8>(at) == CLOSE_BRACKET ? 1 : 0)) break;
        if (depth == readDepth) readDepth--;
        depth--;
        arrays >>= 1;
        if (depth == 0) return at + 1;
      } else {
        if (depth == DEEPEST) break;
        depth++;
        arrays = (arrays << 1) | ((load<u8>(at) & BRACE_BIT) == 0 ? 1 : 0);
        if (at == opening) readDepth = depth;
      }
      before = upTo;
      brackets ^= bracket;
    }
    if (before != ALL) {
      gaveUpAt = p + 64;
      return 0;
    }
    if (openQuotes) lastQuote = p + highest(openQuotes);
    if (backslashes) lastBackslash = p + highest(backslashes);
    p += 64;
  }
}
