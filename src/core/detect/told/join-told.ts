import type { AutonomousSystem } from '../../enrich/enrichment.ts';
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
    const { rules, systems, numbers } = told;
    for (let at = 0; at < numbers.length; at += WIDTH) {
      const event = numbers[at + TOLD.event]! + index;
      const system: AutonomousSystem | undefined = systems[numbers[at + TOLD.system]! - 1];
      const places = numbers.subarray(at + TOLD.places, at + WIDTH);
      writer.add(event, rules[numbers[at + TOLD.rule]!]!, system, places);
    }
  }
  return writer.end();
}
