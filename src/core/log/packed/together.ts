import type { PackedColumn, PackedLog } from './packed-log.ts';

type Parts = Pick<PackedLog, 'columns' | 'times' | 'eventIDs' | 'signatures'>;
type Numbers = Exclude<PackedColumn, number> | Float64Array;

/** The same in one buffer: of small logs the buffers would weigh more than what is in them. */
export function together({ columns, times, eventIDs, signatures }: Parts): Parts {
  const parts = [
    ...Object.values(columns),
    times instanceof Float64Array ? times : times.numbers,
    eventIDs,
    signatures,
  ].filter((part) => typeof part !== 'number');
  // The widest first: then each begins where its numbers may stand.
  const ordered = parts.toSorted((a, b) => b.BYTES_PER_ELEMENT - a.BYTES_PER_ELEMENT);
  const buffer = new ArrayBuffer(ordered.reduce((sum, part) => sum + part.byteLength, 0));
  const places = new Map<Numbers, Numbers>();
  let offset = 0;
  for (const part of ordered) {
    places.set(part, copyTo(buffer, offset, part));
    offset += part.byteLength;
  }
  const placed = <T>(part: T): T => (typeof part === 'number' ? part : (places.get(part as Numbers) as T));
  return {
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [name, placed(column)]),
    ) as PackedLog['columns'],
    times: times instanceof Float64Array ? placed(times) : { ...times, numbers: placed(times.numbers) },
    eventIDs: placed(eventIDs),
    signatures: placed(signatures),
  };
}

function copyTo(buffer: ArrayBuffer, offset: number, part: Numbers): Numbers {
  const View = part.constructor as new (buffer: ArrayBuffer, offset: number, length: number) => Numbers;
  const copy = new View(buffer, offset, part.length);
  copy.set(part);
  return copy;
}
