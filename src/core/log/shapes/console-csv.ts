import type { Cell, Cells } from '../csv/cells.ts';
import { placeAs, placeBoolean, placeText, placeValue } from './placement.ts';
import type { Placement } from './placement.ts';
import { placeResources, placeSource, resourcesIn } from './resources.ts';

/** Account ids that a spreadsheet has turned into a rounded number. */
export function isMangledAccountId(text: string): boolean {
  return /^\d(?:[.,]\d+)?E\+\d+$/i.test(text.trim());
}

/** Titles of the console's columns, in all generations: upper and lower case, blanks and hyphens do not matter. */
export function columnTitle(name: string): string {
  return name.toLowerCase().replace(/[^a-z@._]/g, '');
}

/** True for the header of a console event-history CSV, whatever columns are hidden. */
export function isConsoleHeader(names: readonly string[]): boolean {
  const titles = new Set(names.map(columnTitle));
  const known = [
    'eventid',
    'eventtime',
    'username',
    'awsaccesskey',
    'eventsource',
    'awsregion',
    'sourceipaddress',
    'resources',
  ];
  return names.some((name) => /^event name$/i.test(name)) && known.some((title) => titles.has(title));
}

/** A row of the console's event history. */
export function placeConsoleRow(cells: Cells): Placement[] {
  const byTitle = new Map<string, Cell>();
  for (const [name, cell] of cells) byTitle.set(columnTitle(name), cell);
  const cell = (...titles: string[]): Cell | undefined =>
    titles.map((title) => byTitle.get(title)).find((found) => found);
  const eventName = cell('eventname');
  const account = cell('recipientaccountid', 'accountid', 'awsaccountid');
  const resources = resourcesIn(cell('resources', 'resourcename'), cell('resourcetype'));
  return [
    ...placeText(cell('eventtime'), 'eventTime'),
    ...placeText(cell('eventsource'), 'eventSource'),
    ...placeText(eventName, 'eventName'),
    ...placeUser(cell('username')),
    ...placeText(
      cell('awsaccesskey', 'accesskey', 'accesskeyid', 'awsaccesskeyid'),
      'userIdentity',
      'accessKeyId',
    ),
    ...placeText(cell('awsregion', 'region'), 'awsRegion'),
    ...placeText(cell('sourceipaddress'), 'sourceIPAddress'),
    ...placeText(cell('useragent'), 'userAgent'),
    ...placeText(cell('errorcode'), 'errorCode'),
    ...placeText(cell('errormessage'), 'errorMessage'),
    ...placeResources(eventName?.text ?? '', resources),
    ...placeSource(resources),
    ...placeText(cell('requestid'), 'requestID'),
    ...placeText(cell('eventid'), 'eventID'),
    ...placeBoolean(cell('readonly'), 'readOnly'),
    ...placeText(cell('eventtype'), 'eventType'),
    ...placeText(cell('eventcategory'), 'eventCategory'),
    ...(account && isMangledAccountId(account.text) ? [] : placeText(account, 'recipientAccountId')),
    ...placeValue(cell('resources'), 'resources'),
  ];
}

/** The console shows one name for whoever it was: a user, a role, a service, an ARN, or the word root. */
function placeUser(cell: Cell | undefined): Placement[] {
  if (!cell) return [];
  if (cell.text === 'root' || /^arn:[^:]*:iam::\d+:root$/.test(cell.text)) {
    return [
      ...placeAs(cell, 'Root', 'userIdentity', 'type'),
      ...(cell.text === 'root' ? [] : placeText(cell, 'userIdentity', 'arn')),
    ];
  }
  if (cell.text.startsWith('arn:')) return placeText(cell, 'userIdentity', 'arn');
  if (cell.text.endsWith('.amazonaws.com')) return placeText(cell, 'userIdentity', 'invokedBy');
  return placeText(cell, 'userIdentity', 'userName');
}
