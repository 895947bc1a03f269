import type { EnrichContext } from '../enrich/enrichment.ts';
import { numbersOf } from '../log/columns/column-rows.ts';
import { isPlainNote } from '../log/columns/columns.ts';
import { isPlain } from '../log/event.ts';
import { tableOf } from '../log/finish.ts';
import type { Log, LogEvent } from '../log/log.ts';
import type { Numbers, Rows } from '../log/columns/rows.ts';
import type { ColumnAnswers, ValuesOfTexts } from './column-answers.ts';
import { isKindAtHand, needsPlainRecord, sourceOf, type SourceColumn } from './sigma/column-values.ts';

/** What an event has in columns, for whoever remembers answers by their values. */
export interface EventColumns {
  readonly context: EnrichContext;
  /** Undefined also where the column tells nothing of such a record. */
  textOf(column: SourceColumn): string | undefined;
  /** The number of its value, which may begin another generation of numbers. */
  valueOf(answers: ColumnAnswers): number;
}

/** One event alone. */
export class ColumnsOfEvent implements EventColumns {
  readonly context: EnrichContext;
  readonly #event: LogEvent;

  constructor(event: LogEvent, context: EnrichContext) {
    this.#event = event;
    this.context = context;
  }

  textOf(column: SourceColumn): string | undefined {
    return needsPlainRecord(column) && !isPlain(this.#event) ? undefined : this.#event[column];
  }

  valueOf(answers: ColumnAnswers): number {
    return answers.valueOf(this.textOf(sourceOf(answers.column)) ?? '', this.context);
  }
}

/** The texts that the events of a log have in a column, by their numbers, and what these mean. */
interface Values {
  readonly texts: Numbers;
  /** Of other records they tell nothing. */
  readonly areOfPlainRecords: boolean;
  readonly known: ValuesOfTexts;
}

/** The events of a log, one after the other: what a text means is asked once for all of them, and for logs with the same numbers. */
export class ColumnsOfLog implements EventColumns {
  readonly context: EnrichContext;
  /** The event that is looked at. */
  index = 0;
  readonly #rows: Rows;
  readonly #values: (Values | undefined)[] = [];

  constructor(log: Log, context: EnrichContext) {
    this.#rows = tableOf(log).rows;
    this.context = context;
  }

  textOf(column: SourceColumn): string | undefined {
    const tells = !needsPlainRecord(column) || this.#isPlain;
    return tells ? this.#rows.text(column, this.index) : undefined;
  }

  valueOf(answers: ColumnAnswers): number {
    const { texts, areOfPlainRecords, known } = this.#values[answers.place] ?? this.#valuesFor(answers);
    const text = areOfPlainRecords && !this.#isPlain ? 0 : texts[this.index]!;
    const number = known.numbers[text]!;
    if (number !== 0 && known.generation === answers.generation) return number - 1;
    const beginning = text !== 0 && isKindAtHand(answers.column) ? this.#beginningOf(text) : undefined;
    const value = this.#ask(answers, known, beginning);
    if (known.generation !== answers.generation) {
      known.numbers.fill(0);
      known.ofBeginnings.clear();
      known.generation = answers.generation;
    }
    known.numbers[text] = value + 1;
    if (beginning !== undefined) known.ofBeginnings.set(beginning, value);
    return value;
  }

  /** Hardly any access key is read: there are thousands, and how they begin tells what is asked of them. */
  #ask(answers: ColumnAnswers, known: ValuesOfTexts, beginning: number | undefined): number {
    const isKnown = beginning !== undefined && known.generation === answers.generation;
    const value = isKnown ? known.ofBeginnings.get(beginning) : undefined;
    return value ?? answers.valueOf(this.textOf(sourceOf(answers.column)) ?? '', this.context);
  }

  #beginningOf(own: number): number {
    return this.#rows.strings.beginningOf(this.#rows.stringOf(own));
  }

  get #isPlain(): boolean {
    return isPlainNote(this.#rows.note(this.index));
  }

  #valuesFor(answers: ColumnAnswers): Values {
    const { column, place } = answers;
    while (this.#values.length <= place) this.#values.push(undefined);
    const values = {
      texts: numbersOf(this.#rows, sourceOf(column)),
      areOfPlainRecords: needsPlainRecord(column),
      known: answers.valuesOfTexts(this.#rows),
    };
    return (this.#values[place] = values);
  }
}
