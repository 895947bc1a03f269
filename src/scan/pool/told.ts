import type { ToldMatches } from '../../core/detect/told/told-matches.ts';
import type { PartWhenAsked } from '../files/found.ts';
import type { SpelledValues } from './plain-reader.ts';
import type { PlainWriter } from './plain-writer.ts';
import type { Shelf, ShelfReader } from './shelf.ts';

/** Writes the matches that columns tell: their numbers as they are. */
export function writeTold(plain: PlainWriter, columns: Shelf, told: ToldMatches | undefined): void {
  plain.write(told?.rules);
  if (!told) return;
  plain.apart(() => plain.write(told.noted));
  columns.put(told.numbers);
}

/** What `writeTold` wrote. */
export function readTold(spelled: SpelledValues, columns: ShelfReader): ToldMatches | undefined {
  const rules = spelled.next() as ToldMatches['rules'] | undefined;
  if (!rules) return undefined;
  const noted = spelled.apart((values) => values.next() as ToldMatches['noted'], undefined);
  return new ToldWhenAsked(rules, noted, columns.take() as ToldMatches['numbers']);
}

/** What is noted is made anew each time. */
class ToldWhenAsked implements ToldMatches {
  readonly rules: ToldMatches['rules'];
  readonly numbers: ToldMatches['numbers'];
  readonly #noted: PartWhenAsked<ToldMatches['noted']>;

  constructor(
    rules: ToldMatches['rules'],
    noted: PartWhenAsked<ToldMatches['noted']>,
    numbers: ToldMatches['numbers'],
  ) {
    this.rules = rules;
    this.#noted = noted;
    this.numbers = numbers;
  }

  get noted(): ToldMatches['noted'] {
    return this.#noted.read();
  }
}
