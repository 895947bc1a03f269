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

/** The instances that such a call launched. */
export function instancesOf(event: LogEvent): LaunchedInstance[] {
  if (event.error !== undefined) return [];
  const record = event.record();
  const items = valueAt(record, SET);
  if (!Array.isArray(items)) return [];
  return items.flatMap((_, item) => {
    const path = [...SET, item, 'instanceId'];
    const instanceId = stringAt(record, ...path);
    return instanceId === undefined ? [] : [{ index: event.index, instanceId, path }];
  });
}
