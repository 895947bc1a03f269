/** Node 20 does not know how to move a buffer. */
interface Movable {
  readonly transfer?: (length: number) => ArrayBuffer;
}

/** Gives the memory back at once: the collector, for which it is one small object, takes its time. */
export function giveBack(buffer: ArrayBuffer): void {
  (buffer as Movable).transfer?.(0);
}
