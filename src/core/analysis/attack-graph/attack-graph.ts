import { flatMapInSteps } from '../../log/steps.ts';
import type { Case } from '../case.ts';
import { eventKey } from '../deliveries/duplicates.ts';
import { inOrder } from '../event-order.ts';
import type { Incident } from '../incidents/incidents.ts';
import type { EventIn } from '../index/indexed-log.ts';
import { findingsByEvent, timeOf } from './counter.ts';
import { draw } from './draw.ts';
import { contextEvents, ownEvents } from './events.ts';
import type { AttackGraph } from './graph.ts';
import { withGroupIds } from './groups.ts';
import { stepsOf } from './steps-of-event.ts';
import { keyed, type Step } from './step.ts';
import { accessKeysIn, tracedLinks, withLinks } from './traced.ts';

/**
 * The graph of an incident: what its findings' events say, where their credentials came from, and what else was done with
 * these in the same time. In steps, since records are read.
 */
export function* attackGraph(all: Case, incident: Incident): Generator<void, AttackGraph> {
  const own = ownEvents(all, incident);
  const ownSteps = yield* stepsOfAll(all, own.events);
  const accessKeys = accessKeysIn(ownSteps);
  const traced = yield* tracedLinks(all, accessKeys);
  const context = yield* contextEvents(all, own.events, accessKeys);
  const known = new Set(own.events.map(eventKey));
  const others = distinct([
    ...traced.links.map(({ log, index }) => ({ log, index })),
    ...context.events,
  ]).filter((event) => !known.has(eventKey(event)));
  const otherSteps = yield* stepsOfAll(all, others);
  const said = withLinks(all, [...ownSteps, ...otherSteps], traced);
  const steps = inOrder(withGroupIds(said)).map(keyed);
  const drawn = new Set(steps.map(({ event }) => event));
  const times = steps.flatMap((step) => timeOf(step) ?? []);
  const findings = findingsByEvent(incident.findings);
  return {
    id: incident.id,
    findings: incident.findings.length,
    level: incident.level,
    ...(yield* draw(all, steps, findings)),
    events: drawn.size,
    context: [...drawn].filter((event) => !findings.own.has(event)).length,
    leftOut: own.leftOut + context.leftOut + known.size + others.length - drawn.size,
    firstTime: times[0],
    lastTime: times.at(-1),
  };
}

function* stepsOfAll(all: Case, events: readonly EventIn[]): Generator<void, Step[]> {
  return yield* flatMapInSteps(events, (event) => stepsOf(all, event));
}

function distinct(events: readonly EventIn[]): EventIn[] {
  return [...new Map(events.map((event) => [eventKey(event), event])).values()];
}
