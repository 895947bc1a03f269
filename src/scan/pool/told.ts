import type { ToldMatches } from '../../core/detect/told/told-matches.ts';
import type { SpelledValues } from './plain-reader.ts';
import type { PlainWriter } from './plain-writer.ts';
import type { Shelf, ShelfReader } from './shelf.ts';

/** Writes the matches that columns tell: their numbers as they are. */
export function writeTold(plain: PlainWriter, columns: Shelf, told: ToldMatches | undefined): void {
  plain.write(told?.rules);
  if (!told) return;
  plain.write(told.systems);
  columns.put(told.numbers);
}

/** What `writeTold` wrote. */
export function readTold(spelled: SpelledValues, columns: ShelfReader): ToldMatches | undefined {
  const rules = spelled.next() as ToldMatches['rules'] | undefined;
  if (!rules) return undefined;
  const systems = spelled.next() as ToldMatches['systems'];
  return { rules, systems, numbers: columns.take() as ToldMatches['numbers'] };
}
