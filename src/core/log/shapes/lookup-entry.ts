import type { Cells } from '../csv/cells.ts';
import { placeBoolean, placeText, placeTime, placeValue } from './placement.ts';
import type { Placement } from './placement.ts';
import { placeResources, resourcesIn } from './resources.ts';

/** An entry of lookup-events without its CloudTrailEvent. */
export function placeLookupEntry(cells: Cells): Placement[] {
  const eventName = cells.get('EventName');
  const resources = cells.get('Resources');
  return [
    ...placeTime(cells.get('EventTime'), 'eventTime'),
    ...placeText(cells.get('EventSource'), 'eventSource'),
    ...placeText(eventName, 'eventName'),
    ...placeText(cells.get('Username'), 'userIdentity', 'userName'),
    ...placeText(cells.get('AccessKeyId'), 'userIdentity', 'accessKeyId'),
    ...placeText(cells.get('EventId'), 'eventID'),
    ...placeBoolean(cells.get('ReadOnly'), 'readOnly'),
    ...placeResources(eventName?.text ?? '', resourcesIn(resources, undefined)),
    ...placeValue(resources, 'resources'),
  ];
}
