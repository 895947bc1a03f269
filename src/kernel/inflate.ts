// DEFLATE (RFC 1951) with a buffer of 64 bits, after the design of the fastest decoders: one fast loop while input and
// output have room to spare, and a careful one for their ends.
import {
  DISTANCE,
  DISTANCE_BITS,
  END_OF_BLOCK,
  EXCEPTIONAL,
  LITERAL,
  LITLEN,
  LITLEN_BITS,
  PRECODE,
  PRECODE_BITS,
  SECOND_TABLE,
  buildTable,
  distanceTable,
  litlenTable,
  precodeTable,
} from './huffman';

const LITLEN_MASK: u32 = (1 << LITLEN_BITS) - 1;
const DISTANCE_MASK: u32 = (1 << DISTANCE_BITS) - 1;
/** How a stream may end. */
const DONE: i32 = 0;
const CUT: i32 = 1;
const FULL: i32 = 2;
const CORRUPT: i32 = 3;

const lens = memory.data(320 + 16, 16);
const precodeOrder: usize = memory.data<u8>([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]);

/** Where the last call stopped reading and writing. */
export let inputEnd: usize = 0;
export let outputEnd: usize = 0;

let staticLoaded: bool = false;

/**
 * Inflates one raw DEFLATE stream. Returns one of the four ends above. `inputEnd`/`outputEnd` say where it stopped;
 * what was written before is good. 16 readable bytes must follow the input, 272 writable ones the output.
 */
export function inflate(src: usize, srcEnd: usize, out: usize, outLimit: usize): i32 {
  let inp = src;
  const outStart = out;
  let bitbuf: u64 = 0;
  let bitcnt: u32 = 0;
  let final: bool = false;
  let status: i32 = DONE;
  while (!final) {
    // refill, never reading beyond the input
    while (bitcnt <= 48) {
      if (inp < srcEnd) {
        bitbuf |= (<u64>load<u8>(inp)) << bitcnt;
        inp++;
      } else inp++;
      bitcnt += 8;
      if (inp > srcEnd + 8) {
        status = CUT;
        break;
      }
    }
    if (status) break;
    final = (bitbuf & 1) != 0;
    const type = (<u32>(bitbuf >> 1)) & 3;
    bitbuf >>= 3;
    bitcnt -= 3;
    if (type == 0) {
      const drop = bitcnt & 7;
      bitbuf >>= drop;
      bitcnt -= drop;
      inp -= bitcnt >> 3;
      bitbuf = 0;
      bitcnt = 0;
      if (inp + 4 > srcEnd) {
        inp = srcEnd;
        status = CUT;
        break;
      }
      const len = <u32>load<u16>(inp);
      if ((len ^ (<u32>load<u16>(inp + 2))) != 0xffff) {
        status = CORRUPT;
        break;
      }
      inp += 4;
      let n = len;
      if (inp + n > srcEnd) {
        n = <u32>(srcEnd - inp);
        status = CUT;
      }
      if (out + n > outLimit) {
        n = <u32>(outLimit - out);
        status = FULL;
      }
      memory.copy(out, inp, n);
      inp += n;
      out += n;
      if (status) break;
      continue;
    }
    if (type == 3) {
      status = CORRUPT;
      break;
    }
    if (type == 2) {
      staticLoaded = false;
      const nlit = ((<u32>bitbuf) & 31) + 257;
      const ndist = ((<u32>(bitbuf >> 5)) & 31) + 1;
      const npre = ((<u32>(bitbuf >> 10)) & 15) + 4;
      bitbuf >>= 14;
      bitcnt -= 14;
      for (let i: u32 = 0; i < 19; i++) store<u8>(lens + i, 0);
      for (let i: u32 = 0; i < npre; i++) {
        if (bitcnt < 3) {
          while (bitcnt <= 48) {
            if (inp < srcEnd) bitbuf |= (<u64>load<u8>(inp)) << bitcnt;
            inp++;
            bitcnt += 8;
          }
        }
        store<u8>(lens + load<u8>(precodeOrder + i), <u8>(bitbuf & 7));
        bitbuf >>= 3;
        bitcnt -= 3;
      }
      if (!buildTable(precodeTable, lens, 19, PRECODE_BITS, PRECODE)) {
        status = CORRUPT;
        break;
      }
      let i: u32 = 0;
      const total = nlit + ndist;
      while (i < total) {
        while (bitcnt <= 48) {
          if (inp < srcEnd) bitbuf |= (<u64>load<u8>(inp)) << bitcnt;
          inp++;
          bitcnt += 8;
        }
        if (inp > srcEnd + 8) {
          status = CUT;
          break;
        }
        const e = load<u32>(precodeTable + (((<u32>bitbuf) & 127) << 2));
        bitbuf >>= e & 0xff;
        bitcnt -= e & 0xff;
        const sym = e >> 16;
        if (sym < 16) {
          store<u8>(lens + i, <u8>sym);
          i++;
          continue;
        }
        let rep: u32;
        let val: u8 = 0;
        if (sym == 16) {
          if (i == 0) {
            status = CORRUPT;
            break;
          }
          val = load<u8>(lens + i - 1);
          rep = 3 + ((<u32>bitbuf) & 3);
          bitbuf >>= 2;
          bitcnt -= 2;
        } else if (sym == 17) {
          rep = 3 + ((<u32>bitbuf) & 7);
          bitbuf >>= 3;
          bitcnt -= 3;
        } else {
          rep = 11 + ((<u32>bitbuf) & 127);
          bitbuf >>= 7;
          bitcnt -= 7;
        }
        if (i + rep > total) {
          status = CORRUPT;
          break;
        }
        memory.fill(lens + i, val, rep);
        i += rep;
      }
      if (status) break;
      if (load<u8>(lens + 256) == 0) {
        status = CORRUPT;
        break;
      }
      if (nlit > 286 || ndist > 30) {
        status = CORRUPT;
        break;
      }
      if (!buildTable(distanceTable, lens + nlit, ndist, DISTANCE_BITS, DISTANCE)) {
        status = CORRUPT;
        break;
      }
      if (!buildTable(litlenTable, lens, nlit, LITLEN_BITS, LITLEN)) {
        status = CORRUPT;
        break;
      }
    } else if (!staticLoaded) {
      for (let i: u32 = 0; i < 144; i++) store<u8>(lens + i, 8);
      for (let i: u32 = 144; i < 256; i++) store<u8>(lens + i, 9);
      for (let i: u32 = 256; i < 280; i++) store<u8>(lens + i, 7);
      for (let i: u32 = 280; i < 288; i++) store<u8>(lens + i, 8);
      for (let i: u32 = 0; i < 32; i++) store<u8>(lens + 288 + i, 5);
      buildTable(distanceTable, lens + 288, 32, DISTANCE_BITS, DISTANCE);
      buildTable(litlenTable, lens, 288, LITLEN_BITS, LITLEN);
      staticLoaded = true;
    }

    let done = false;
    // Fast loop: 8-byte refills, wide copies, no bounds checks inside.
    if (srcEnd - src > 24 && inp + 24 < srcEnd && out + 300 < outLimit) {
      // Settle the byte-wise refill's bits: whole bytes beyond bitcnt are not counted.
      const inFast = srcEnd - 24;
      const outFast = outLimit - 300;
      bitbuf |= load<u64>(inp) << bitcnt;
      inp += (63 - bitcnt) >> 3;
      bitcnt |= 56;
      let e = load<u32>(litlenTable + (((<u32>bitbuf) & LITLEN_MASK) << 2));
      do {
        let saved = bitbuf;
        bitbuf >>= e & 63;
        bitcnt -= e & 0xff;
        if (e & LITERAL) {
          store<u8>(out, <u8>(e >> 16));
          out++;
          e = load<u32>(litlenTable + (((<u32>bitbuf) & LITLEN_MASK) << 2));
          saved = bitbuf;
          bitbuf >>= e & 63;
          bitcnt -= e & 0xff;
          if (e & LITERAL) {
            store<u8>(out, <u8>(e >> 16));
            out++;
            e = load<u32>(litlenTable + (((<u32>bitbuf) & LITLEN_MASK) << 2));
            saved = bitbuf;
            bitbuf >>= e & 63;
            bitcnt -= e & 0xff;
            if (e & LITERAL) {
              store<u8>(out, <u8>(e >> 16));
              out++;
              e = load<u32>(litlenTable + (((<u32>bitbuf) & LITLEN_MASK) << 2));
              bitbuf |= load<u64>(inp) << bitcnt;
              inp += (63 - bitcnt) >> 3;
              bitcnt |= 56;
              continue;
            }
          }
        }
        if (e & EXCEPTIONAL) {
          if (e & END_OF_BLOCK) {
            done = true;
            break;
          }
          e = load<u32>(litlenTable + (((e >> 16) + ((<u32>bitbuf) & ((1 << ((e >> 8) & 15)) - 1))) << 2));
          saved = bitbuf;
          bitbuf >>= e & 63;
          bitcnt -= e & 0xff;
          if (e & LITERAL) {
            store<u8>(out, <u8>(e >> 16));
            out++;
            bitbuf |= load<u64>(inp) << bitcnt;
            inp += (63 - bitcnt) >> 3;
            bitcnt |= 56;
            e = load<u32>(litlenTable + (((<u32>bitbuf) & LITLEN_MASK) << 2));
            continue;
          }
          if (e & END_OF_BLOCK) {
            done = true;
            break;
          }
        }
        const len = <usize>((e >> 16) + <u32>((saved & (((<u64>1) << (e & 63)) - 1)) >> ((e >> 8) & 15)));
        bitbuf |= load<u64>(inp) << bitcnt;
        inp += (63 - bitcnt) >> 3;
        bitcnt |= 56;
        e = load<u32>(distanceTable + (((<u32>bitbuf) & DISTANCE_MASK) << 2));
        if (e & EXCEPTIONAL) {
          bitbuf >>= DISTANCE_BITS;
          bitcnt -= DISTANCE_BITS;
          e = load<u32>(distanceTable + (((e >> 16) + ((<u32>bitbuf) & ((1 << ((e >> 8) & 15)) - 1))) << 2));
        }
        saved = bitbuf;
        bitbuf >>= e & 63;
        bitcnt -= e & 0xff;
        const dist = <usize>((e >> 16) + <u32>((saved & (((<u64>1) << (e & 63)) - 1)) >> ((e >> 8) & 15)));
        if (dist > out - outStart || dist == 0 || len == 0) {
          status = CORRUPT;
          break;
        }
        let from = out - dist;
        const end = out + len;
        // Next entry early: the loads overlap with the copy.
        bitbuf |= load<u64>(inp) << bitcnt;
        inp += (63 - bitcnt) >> 3;
        bitcnt |= 56;
        e = load<u32>(litlenTable + (((<u32>bitbuf) & LITLEN_MASK) << 2));
        if (dist >= 16) {
          v128.store(out, v128.load(from));
          if (len > 16) {
            v128.store(out + 16, v128.load(from, 16));
            let p = out + 32;
            from += 32;
            while (p < end) {
              v128.store(p, v128.load(from));
              p += 16;
              from += 16;
            }
          }
        } else if (dist == 1) {
          const v = i8x16.splat(load<i8>(from));
          let p = out;
          do {
            v128.store(p, v);
            p += 16;
          } while (p < end);
        } else if (dist >= 8) {
          let p = out;
          do {
            store<u64>(p, load<u64>(from));
            p += 8;
            from += 8;
          } while (p < end);
        } else {
          let p = out;
          do {
            store<u8>(p, load<u8>(from));
            p++;
            from++;
          } while (p < end);
        }
        out = end;
      } while (inp < inFast && out < outFast);
      // Give back whole unread bytes so that the careful loop starts exact.
      if (!status) {
        bitcnt &= 0xff;
        inp -= bitcnt >> 3;
        bitcnt &= 7;
        bitbuf &= ((<u64>1) << bitcnt) - 1;
      }
      if (status) break;
      if (done) continue;
    }
    // Careful loop: one symbol a round, every bound checked.
    for (;;) {
      while (bitcnt <= 48) {
        if (inp < srcEnd) bitbuf |= (<u64>load<u8>(inp)) << bitcnt;
        inp++;
        bitcnt += 8;
      }
      if (inp > srcEnd + 8) {
        status = CUT;
        break;
      }
      let e = load<u32>(litlenTable + (((<u32>bitbuf) & LITLEN_MASK) << 2));
      if ((e & LITERAL) == 0 && e & SECOND_TABLE && e & EXCEPTIONAL) {
        bitbuf >>= LITLEN_BITS;
        bitcnt -= LITLEN_BITS;
        e = load<u32>(litlenTable + (((e >> 16) + ((<u32>bitbuf) & ((1 << ((e >> 8) & 15)) - 1))) << 2));
      }
      let saved = bitbuf;
      bitbuf >>= e & 63;
      bitcnt -= e & 0xff;
      // Bits beyond the input's end were zeros of ours: a symbol that used them is no symbol.
      if (inp - (bitcnt >> 3) > srcEnd) {
        status = CUT;
        break;
      }
      if (e & LITERAL) {
        if (out >= outLimit) {
          status = FULL;
          break;
        }
        store<u8>(out, <u8>(e >> 16));
        out++;
        continue;
      }
      if (e & EXCEPTIONAL) {
        done = true;
        break;
      }
      const len = (e >> 16) + <u32>((saved & (((<u64>1) << (e & 63)) - 1)) >> ((e >> 8) & 15));
      while (bitcnt <= 48) {
        if (inp < srcEnd) bitbuf |= (<u64>load<u8>(inp)) << bitcnt;
        inp++;
        bitcnt += 8;
      }
      e = load<u32>(distanceTable + (((<u32>bitbuf) & DISTANCE_MASK) << 2));
      if (e & EXCEPTIONAL) {
        bitbuf >>= DISTANCE_BITS;
        bitcnt -= DISTANCE_BITS;
        e = load<u32>(distanceTable + (((e >> 16) + ((<u32>bitbuf) & ((1 << ((e >> 8) & 15)) - 1))) << 2));
      }
      saved = bitbuf;
      bitbuf >>= e & 63;
      bitcnt -= e & 0xff;
      if (inp - (bitcnt >> 3) > srcEnd) {
        status = CUT;
        break;
      }
      const dist = <usize>((e >> 16) + <u32>((saved & (((<u64>1) << (e & 63)) - 1)) >> ((e >> 8) & 15)));
      if (dist > out - outStart || dist == 0 || len == 0) {
        status = CORRUPT;
        break;
      }
      let n: u32 = len;
      if (out + n > outLimit) {
        n = <u32>(outLimit - out);
        status = FULL;
      }
      for (let k: u32 = 0; k < n; k++) {
        store<u8>(out, load<u8>(out - dist));
        out++;
      }
      if (status) break;
    }
    if (status) break;
  }
  inp -= bitcnt >> 3;
  if (status == CORRUPT && inp > srcEnd) status = CUT; // the nonsense was made of zeros beyond the end
  inputEnd = inp > srcEnd ? srcEnd : inp;
  outputEnd = out;
  return status;
}
