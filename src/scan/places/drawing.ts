/** VS Code colours no more than this of a line … */
export const COLOURED_CHARACTERS = 20_000;
/** … and draws the first 10,000 until somebody asks for more. In a file above this size nobody wants to. */
export const DRAWN_BYTES = 20_000_000;

/** True where VS Code would draw only the beginning of a line. */
export function isTooLargeToDraw(text: Uint8Array): boolean {
  return text.length > DRAWN_BYTES && hasLineLongerThan(text, COLOURED_CHARACTERS);
}

const NEWLINE = 0x0a;

/** True where more than `length` bytes stand between two line feeds. Hops from line to line as far as `length` reaches, so that a text of short lines costs next to nothing. */
export function hasLineLongerThan(text: Uint8Array, length: number): boolean {
  let lineStart = 0;
  while (lineStart + length < text.length) {
    const lastBreak = text.lastIndexOf(NEWLINE, lineStart + length);
    if (lastBreak < lineStart) return true;
    lineStart = lastBreak + 1;
  }
  return false;
}
