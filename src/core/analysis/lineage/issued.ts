import { credentialKind } from '../../enrich/credential.ts';
import { eventOf } from '../../log/events.ts';
import type { Case } from '../case.ts';
import { eventKey } from '../deliveries/duplicates.ts';
import type { Entity } from '../entities/entity.ts';
import type { EventIn } from '../index/indexed-log.ts';
import { issueOf, mayIssue } from './issues.ts';
import type { Link, Links } from './link.ts';
import { askedOf, ofKey } from './origins.ts';
import { otherRecordsOf } from './other-account.ts';
import { principalsOf, type Principals } from './principals.ts';

/** The credentials that an access key issued; in steps, since of calls that do not show what they got others are read. */
export function* issuedWith(all: Case, from: Entity, calls: readonly EventIn[]): Links {
  const links = shownBy(all, from);
  const shown = new Set(links.map(eventKey));
  for (const call of calls) {
    if (shown.has(eventKey(call)) || !isIssue(call)) continue;
    const principals = yield* principalsOf(all).inSteps();
    yield;
    links.push(...notShownBy(all, principals, from, call));
  }
  return links;
}

const ISSUED = 'the response of the call holds the access key';

/** What the responses of its calls hold. */
function shownBy(all: Case, from: Entity): Link[] {
  const opened = all.keys.issuedBy(from.value);
  const read = all
    .readLogs()
    .flatMap((log) =>
      log.facts.issues.filter(({ parent }) => parent === from.value).map((issue) => ({ log, ...issue })),
    );
  return [...opened, ...read].map(({ log, index, child, path }) => {
    const to: Entity = { kind: 'access-key', value: child };
    return { log, index, kind: 'issued', from, to, path, basis: 'recorded', why: ISSUED };
  });
}

/** What the record of another account shows of the call, else the sessions whose origin it is. */
function notShownBy(all: Case, principals: Principals, from: Entity, call: EventIn): Link[] {
  const others = otherRecordsOf(all, call).flatMap(
    ({ log, index }) => issueOf(eventOf(log.log, index)) ?? [],
  );
  const asked = others.length > 0 ? undefined : askedOf(call).principalArn;
  const children = [
    ...others.map(({ child }) => child),
    ...(asked === undefined ? [] : principals.keysOf(asked)),
  ];
  return [...new Set(children)]
    .filter((child) => credentialKind(child) === 'temporary')
    .flatMap((value) => ofKey(all, { kind: 'access-key', value }))
    .filter((link) => link.kind === 'issued' && link.from.value === from.value)
    .filter((link) => others.length > 0 || (link.log === call.log && link.index === call.index));
}

function isIssue({ log, index }: EventIn): boolean {
  const { rows } = log;
  if (rows.at('error', index) !== 0) return false;
  return mayIssue(rows.text('eventSource', index) ?? '', rows.text('eventName', index) ?? '');
}
