import { encode, equals } from '../../log/bytes.ts';
import { stringsInResponse } from '../../log/event.ts';
import type { PlainString } from '../../log/json/plain-strings.ts';
import { stringAt, valueAt, type FieldPath } from '../../log/json/value.ts';
import type { LogEvent } from '../../log/log.ts';

/** An instance that a successful call launched. */
export interface LaunchedInstance {
  /** The index of the call in its log. */
  readonly index: number;
  readonly instanceId: string;
  /** Where its id stands in the record. */
  readonly path: FieldPath;
}

/** True for the calls that launch instances when they succeed. */
export function mayLaunch(eventSource: string, eventName: string): boolean {
  return eventSource === 'ec2.amazonaws.com' && eventName === 'RunInstances';
}

const SET: FieldPath = ['responseElements', 'instancesSet', 'items'];
const ID = 'instanceId';
const ID_BYTES = encode(ID);

/** The instances that such a call launched. */
export function instancesOf(event: LogEvent): LaunchedInstance[] {
  if (event.error !== undefined) return [];
  const ids = stringsInResponse(event, isCalledId)?.filter(isOfInstance) ?? idsIn(event);
  return ids.map(({ value, path }) => ({ index: event.index, instanceId: value, path }));
}

/** The same in a record that has to be parsed. */
function idsIn(event: LogEvent): PlainString[] {
  const record = event.record();
  const items = valueAt(record, SET);
  if (!Array.isArray(items)) return [];
  return items.flatMap((_, item) => {
    const path = [...SET, item, ID];
    const value = stringAt(record, ...path);
    return value === undefined ? [] : [{ value, path }];
  });
}

function isCalledId(
  bytes: Uint8Array,
  _start: number,
  _end: number,
  nameStart: number,
  nameEnd: number,
): boolean {
  return nameStart >= 0 && equals(bytes, nameStart, nameEnd, ID_BYTES);
}

function isOfInstance({ value, path }: PlainString): boolean {
  return (
    value !== '' &&
    path.length === SET.length + 2 &&
    SET.every((step, at) => step === path[at]) &&
    typeof path[SET.length] === 'number'
  );
}
