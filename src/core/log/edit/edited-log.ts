import type { ColumnRows } from '../columns/column-rows.ts';
import type { EditedRows } from '../columns/edited-rows.ts';
import { ColumnEvent } from '../column-event.ts';
import type { EventTable } from '../column-event.ts';
import { remarks, TabledLog, tableFor, tableOf } from '../finish.ts';
import type { Log, LogEvent, LogFormat, NotEvent } from '../log.ts';
import type { Problem } from '../problem.ts';
import type { LogText } from '../text/log-text.ts';

/** A log whose events are made when they are asked for: between two keystrokes nobody asks for all of them. */
export class EditedLog extends TabledLog implements Log {
  readonly format: LogFormat;
  readonly text: LogText;
  readonly notEvents: readonly NotEvent[];
  readonly unreadable: number;
  readonly problems: readonly Problem[];
  #events: readonly LogEvent[] | undefined;

  constructor(
    { format, unreadable }: Pick<Log, 'format' | 'unreadable'>,
    text: LogText,
    notEvents: readonly NotEvent[],
    rows: ColumnRows | EditedRows,
    layerLists: EventTable['layerLists'],
  ) {
    super(tableFor(rows, layerLists, undefined));
    this.format = format;
    this.text = text;
    this.notEvents = notEvents;
    this.unreadable = unreadable;
    this.problems = remarks(notEvents, rows).toSorted((a, b) => a.span.offset - b.span.offset);
  }

  get textLength(): number {
    return this.text.length;
  }

  get events(): readonly LogEvent[] {
    const table = tableOf(this);
    return (this.#events ??= Array.from(
      { length: table.rows.count },
      (_, index) => new ColumnEvent(this, index, table),
    ));
  }
}
