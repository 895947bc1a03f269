import type { ColumnRows } from '../columns/column-rows.ts';
import type { EditedRows } from '../columns/edited-rows.ts';
import { ColumnEvent } from '../event.ts';
import type { EventTable } from '../event.ts';
import { addTable, remarks, tableFor } from '../finish.ts';
import type { Log, LogEvent, LogFormat, NotEvent } from '../log.ts';
import type { Problem } from '../problem.ts';
import type { LogText } from '../text/log-text.ts';

/** A log whose events are made when they are asked for: between two keystrokes nobody asks for all of them. */
export class EditedLog implements Log {
  readonly format: LogFormat;
  readonly text: LogText;
  readonly notEvents: readonly NotEvent[];
  readonly unreadable: number;
  readonly problems: readonly Problem[];
  readonly #table: EventTable;
  #events: readonly LogEvent[] | undefined;

  constructor(
    { format, unreadable }: Pick<Log, 'format' | 'unreadable'>,
    text: LogText,
    notEvents: readonly NotEvent[],
    rows: ColumnRows | EditedRows,
    layerLists: EventTable['layerLists'],
  ) {
    this.format = format;
    this.text = text;
    this.notEvents = notEvents;
    this.unreadable = unreadable;
    this.problems = remarks(notEvents, rows).toSorted((a, b) => a.span.offset - b.span.offset);
    this.#table = tableFor(rows, layerLists, undefined);
    addTable(this, this.#table);
  }

  get textLength(): number {
    return this.text.length;
  }

  get events(): readonly LogEvent[] {
    const { count } = this.#table.rows;
    return (this.#events ??= Array.from(
      { length: count },
      (_, index) => new ColumnEvent(this, index, this.#table),
    ));
  }
}
