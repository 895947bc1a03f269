import type { Case } from '../case.ts';
import type { Incident } from '../incidents/incidents.ts';
import { memory } from '../lazy.ts';
import { attackGraph } from './attack-graph.ts';
import type { AttackGraph } from './graph.ts';

/** Of each case the graphs that were asked for, by the incident's id. */
const known = memory<AttackGraph>();

/** The attack graph of an incident of the case, made once. */
export function* attackGraphOf(all: Case, incident: Incident): Generator<void, AttackGraph> {
  yield* all.duplicates.inSteps();
  yield* all.conclusion.inSteps();
  return yield* known(all, incident.id, () => attackGraph(all, incident)).inSteps();
}
