import { eventOf } from '../../log/events.ts';
import { stringAt, valueAt, type FieldPath } from '../../log/json.ts';
import type { Case } from '../case.ts';
import type { Entity } from '../entity.ts';
import type { EventIn, IndexedLog } from '../index/indexed-log.ts';
import { callerOf, type Link, type Links } from './link.ts';

/** The successful calls that launched an instance. Reads the records of all launches, one log a step. */
export function* launchesOf(all: Case, to: Entity): Links {
  const links: Link[] = [];
  for (const log of all.logs) {
    const launches = launchesIn(log);
    if (launches.length === 0) continue;
    yield;
    for (const launch of launches) {
      const from = callerOf(launch);
      const found = from && instancesOf(launch).find(({ value }) => value === to.value);
      if (found) links.push(launchLink(launch, from, to, found.path));
    }
  }
  return links;
}

/** The instances that calls launched. Reads their records, pausing before each log. */
export function* launchedBy(calls: readonly EventIn[], from: Entity): Links {
  const links: Link[] = [];
  let log: IndexedLog | undefined;
  for (const launch of calls) {
    if (!isLaunch(launch.log, launch.index)) continue;
    if (launch.log !== log) yield;
    log = launch.log;
    for (const { value, path } of instancesOf(launch)) {
      links.push(launchLink(launch, from, { kind: 'instance', value }, path));
    }
  }
  return links;
}

function launchLink({ log, index }: EventIn, from: Entity, to: Entity, path: FieldPath): Link {
  const why = 'the response of the call names the instance';
  return { log, index, kind: 'launched', from, to, path, basis: 'recorded', why };
}

function launchesIn(log: IndexedLog): EventIn[] {
  return log.rows
    .find('eventName', 'RunInstances')
    .filter((index) => isLaunch(log, index))
    .map((index) => ({ log, index }));
}

function isLaunch({ rows }: IndexedLog, index: number): boolean {
  return (
    rows.text('eventName', index) === 'RunInstances' &&
    rows.text('eventSource', index) === 'ec2.amazonaws.com' &&
    rows.at('error', index) === 0
  );
}

/** The instances a launch made, and where the response names each. */
function instancesOf({ log, index }: EventIn): { readonly value: string; readonly path: FieldPath }[] {
  const record = eventOf(log.log, index).record();
  const set: FieldPath = ['responseElements', 'instancesSet', 'items'];
  const items = valueAt(record, set);
  if (!Array.isArray(items)) return [];
  return items.flatMap((_, item) => {
    const path = [...set, item, 'instanceId'];
    const value = stringAt(record, ...path);
    return value === undefined ? [] : [{ value, path }];
  });
}
