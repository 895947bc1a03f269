import type { Cell, Cells } from '../csv/cells.ts';
import { placeBoolean, placeValue } from './placement.ts';
import type { Placement } from './placement.ts';
import { canonical, isCanonical } from '../json/struct.ts';

const BOOLEANS = new Set(['readOnly', 'managementEvent']);

/**
 * A row whose columns are CloudTrail's own fields: Athena (all lower case, structs printed as `{k=v}`, requests as JSON),
 * Lake, Logs Insights and Splunk (dotted names: `userIdentity.accessKeyId`).
 */
export function placeColumns(cells: Cells): Placement[] {
  return [...cells.values()].flatMap(placeColumn);
}

function placeColumn(cell: Cell): Placement[] {
  const [first, ...rest] = cell.name.split('.');
  if (first === undefined || !isCanonical(first) || cell.text === '-' || cell.text === 'null') return [];
  // Splunk writes lists as `items{}.keyName`; which element a value belongs to is lost.
  if (rest.some((step) => step.endsWith('{}'))) return [];
  const path = [
    canonical(first),
    ...rest.map((step) => (/^\d+$/.test(step) ? Number(step) : canonical(step))),
  ];
  return BOOLEANS.has(path[0] as string) ? placeBoolean(cell, ...path) : placeValue(cell, ...path);
}

/** True for a header that names CloudTrail's fields. */
export function isColumnsHeader(names: readonly string[]): boolean {
  const lower = new Set(names.map((name) => name.toLowerCase()));
  return (
    lower.has('eventname') &&
    ['eventsource', 'eventid', 'eventtime', 'useridentity'].some((name) => lower.has(name))
  );
}
