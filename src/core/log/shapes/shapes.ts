import { reserve, TEXT_PLACES } from '../columns/columns.ts';
import type { TextColumn } from '../columns/columns.ts';
import { csvCells, documentCells, insightsCells, lakeCells } from '../csv/cells.ts';
import type { Cells } from '../csv/cells.ts';
import type { CsvHeader } from '../csv/row.ts';
import { setEventIDText } from '../columns/event-ids.ts';
import { stringAt } from '../json/value.ts';
import type { JsonObject } from '../json/value.ts';
import { unwrap } from '../layers.ts';
import type { LogFormat } from '../log.ts';
import { recordOf } from './placement.ts';
import type { Placement } from './placement.ts';
import type { Reading } from '../walk/reading.ts';
import { placeColumns } from './columns.ts';
import { placeConsoleRow } from './console-csv.ts';
import { placeEcs } from './ecs.ts';
import { placeLookupEntry } from './lookup-entry.ts';
import { placeOcsf } from './ocsf.ts';
import type { Span } from '../span.ts';
import { parseTime } from '../time.ts';

/** Records that are converted: how their cells are found, and what each cell was in CloudTrail's own record. */
interface Shape {
  readonly format: LogFormat;
  readonly cells: (bytes: Uint8Array, header: CsvHeader | undefined) => Cells;
  readonly place: (cells: Cells) => Placement[];
  /** What a time without a zone means. */
  readonly zone?: 'UTC';
  /** The service's name may be missing: the column is hidden, or the export never had it. */
  readonly sourceOptional?: true;
}

const csv = (bytes: Uint8Array, header: CsvHeader | undefined): Cells => csvCells(bytes, header!);

/** By the number in the `shape` column; 0 is CloudTrail's own. */
const SHAPES: readonly (Shape | undefined)[] = [
  undefined,
  { format: 'lookup-events', cells: documentCells, place: placeLookupEntry },
  { format: 'ecs', cells: documentCells, place: placeEcs },
  { format: 'ocsf', cells: documentCells, place: placeOcsf },
  { format: 'lake', cells: lakeCells, place: placeColumns, zone: 'UTC', sourceOptional: true },
  { format: 'cloudwatch-logs', cells: insightsCells, place: placeColumns, sourceOptional: true },
  { format: 'console-csv', cells: csv, place: placeConsoleRow, sourceOptional: true },
  { format: 'athena-csv', cells: csv, place: placeColumns, zone: 'UTC', sourceOptional: true },
  { format: 'lake', cells: documentCells, place: placeColumns, zone: 'UTC' },
];
export const SHAPE = {
  lookup: 1,
  ecs: 2,
  ocsf: 3,
  lakeRow: 4,
  insightsRow: 5,
  consoleCsv: 6,
  columnsCsv: 7,
  columnsDocument: 8,
} as const;

/** What the record whose unwrapped bytes are given is made of: one placement a path, of several the first. */
export function placementsOf(shape: number, bytes: Uint8Array, header: CsvHeader | undefined): Placement[] {
  const { cells, place } = SHAPES[shape]!;
  const taken = new Set<string>();
  return place(cells(bytes, header)).filter(({ path }) => {
    const key = JSON.stringify(path);
    return !taken.has(key) && taken.add(key);
  });
}

export function formatOf(shape: number): LogFormat {
  return SHAPES[shape]!.format;
}

/** Converts the record at `span` and adds it as an event. False when it does not say what was called. */
export function emitShaped(reading: Reading, shape: number, span: Span, layers: number): boolean {
  const { bytes } = unwrap(reading.text, span, reading.layerLists[layers]!);
  const record = recordOf(placementsOf(shape, bytes, reading.header));
  const { zone, sourceOptional } = SHAPES[shape]!;
  const eventName = stringAt(record, 'eventName');
  const eventSource = stringAt(record, 'eventSource');
  if (eventName === undefined || (eventSource === undefined && !sourceOptional)) return false;
  const { columns } = reading;
  const { strings } = columns;
  reserve(columns);
  const at = columns.count++;
  const identity = (...path: string[]): string | undefined => stringAt(record, 'userIdentity', ...path);
  const set = (column: TextColumn, text: string | undefined): void => {
    columns[column][at] = strings.internText(text);
  };
  columns.offset[at] = span.offset;
  columns.length[at] = span.length;
  columns.layers[at] = layers;
  columns.shape[at] = shape;
  columns.note[at] = 0;
  columns.outline[at] = 0;
  columns.requestAt[at] = 0;
  columns.responseAt[at] = 0;
  for (const place of TEXT_PLACES) columns[place][at] = 0;
  setEventIDText(columns, at, stringAt(record, 'eventID'));
  set('eventName', eventName);
  set('eventSource', eventSource);
  set('awsRegion', stringAt(record, 'awsRegion'));
  set('sourceIPAddress', stringAt(record, 'sourceIPAddress'));
  set('userAgent', stringAt(record, 'userAgent'));
  set('accessKeyId', identity('accessKeyId'));
  set('principalArn', identity('arn'));
  set('issuerArn', identity('sessionContext', 'sessionIssuer', 'arn'));
  set(
    'userName',
    identity('userName') ?? identity('sessionContext', 'sessionIssuer', 'userName') ?? rootName(record),
  );
  set('accountId', stringAt(record, 'recipientAccountId') ?? identity('accountId'));
  set('error', stringAt(record, 'errorCode') ?? stringAt(record, 'errorMessage'));
  const eventTime = stringAt(record, 'eventTime');
  set('eventTime', eventTime);
  const time = eventTime === undefined ? undefined : parseTime(eventTime, zone);
  columns.time[at] = time ?? NaN;
  return true;
}

function rootName(record: JsonObject): string | undefined {
  return stringAt(record, 'userIdentity', 'type') === 'Root' ? 'Root' : undefined;
}
