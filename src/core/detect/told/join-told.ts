import { TOLD, ToldWriter, WIDTH, type ToldMatches } from './told-matches.ts';

/** What columns tell of a part of a log, and the index in the log of its first event. */
export interface ToldOfPart {
  readonly told: ToldMatches | undefined;
  readonly index: number;
}

/** The same of a log by that of its parts, in their order. */
export function joinTold(parts: readonly ToldOfPart[]): ToldMatches | undefined {
  const writer = new ToldWriter();
  for (const { told, index } of parts) {
    if (!told) continue;
    const { numbers } = told;
    for (let at = 0; at < numbers.length; at += WIDTH)
      writer.copy(told, at, numbers[at + TOLD.event]! + index);
  }
  return writer.end();
}
