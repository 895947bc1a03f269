import type { EnrichContext } from '../enrich/enrichment.ts';
import { numbersOf } from '../log/columns/column-rows.ts';
import { tableOf } from '../log/finish.ts';
import type { Log, LogEvent } from '../log/log.ts';
import type { Numbers, Rows } from '../log/columns/rows.ts';
import type { ColumnAnswers } from './column-answers.ts';
import { sourceOf, type SourceColumn } from './sigma/column-values.ts';

/** What an event has in columns, for whoever remembers answers by their values. */
export interface EventColumns {
  readonly context: EnrichContext;
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
    return this.#event[column];
  }

  valueOf(answers: ColumnAnswers): number {
    return answers.valueOf(this.textOf(sourceOf(answers.column)) ?? '', this.context);
  }
}

/** The values of one column: by the log's own number of a text that of its value plus one, 0 where nobody has asked. */
interface Values {
  readonly texts: Numbers;
  readonly numbers: Uint16Array;
  generation: number;
}

/** The events of a log, one after the other: what a text of the log means is asked once for all of them. */
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
    return this.#rows.text(column, this.index);
  }

  valueOf(answers: ColumnAnswers): number {
    const values = this.#values[answers.place] ?? this.#valuesFor(answers);
    const text = values.texts[this.index]!;
    const known = values.numbers[text]!;
    if (known !== 0 && values.generation === answers.generation) return known - 1;
    const value = answers.valueOf(this.textOf(sourceOf(answers.column)) ?? '', this.context);
    if (values.generation !== answers.generation) {
      values.numbers.fill(0);
      values.generation = answers.generation;
    }
    values.numbers[text] = value + 1;
    return value;
  }

  #valuesFor({ column, place, generation }: ColumnAnswers): Values {
    while (this.#values.length <= place) this.#values.push(undefined);
    const texts = numbersOf(this.#rows, sourceOf(column));
    return (this.#values[place] = { texts, numbers: new Uint16Array(this.#rows.numbers), generation });
  }
}
