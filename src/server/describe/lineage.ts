import type { EntityKind } from '../../core/analysis/entities/entity.ts';
import type { LinkKind } from '../../core/analysis/lineage/link.ts';
import type { LineageStep } from '../../core/analysis/lineage/steps.ts';
import { ENTITY_NOUN, utc } from './words.ts';
import { callerLabel, entityLabel, type Names } from './entity-label.ts';

/** How people call what a step is about. Plain text; it may hold words from a log. */

/** "issued by AssumeRole 2026-11-04 10:02:00 UTC by ana from 203.0.113.7 · recorded: …" */
export function stepDetail(names: Names, step: LineageStep): string {
  const { to, basis, why, call } = step;
  const { event } = call;
  const { sourceIPAddress } = event;
  const from =
    sourceIPAddress === undefined
      ? ''
      : ` from ${entityLabel(names, { kind: 'address', value: sourceIPAddress })}`;
  const done = `${NOUN[to.kind]} ${doneText(step)} by ${callerLabel(names, event)}${from}`;
  return `${done} · ${basis}: ${why}`;
}

/** "issued by AssumeRole 2026-11-04 10:02:00 UTC" */
export function doneText({ kind, call: { event } }: LineageStep): string {
  return `${DONE[kind]} ${event.eventName} ${utc(event.time)}`;
}

const DONE: Readonly<Record<LinkKind, string>> = {
  issued: 'issued by',
  'signed-in': 'of the sign-in',
  'runs-as': 'of the instance, seen in',
  created: 'created by',
  imported: 'imported by',
  launched: 'launched by',
  opened: 'opened by',
};

const NOUN: Readonly<Record<EntityKind, string>> = { ...ENTITY_NOUN, principal: 'session' };
