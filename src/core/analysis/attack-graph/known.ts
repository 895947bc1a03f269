import type { Case } from '../case.ts';
import { incidentsOf } from '../incidents/incidents.ts';
import { stepped, type Stepped } from '../lazy.ts';
import { attackGraph } from './attack-graph.ts';
import type { AttackGraph } from './graph.ts';

/** Of each case: the graphs that were asked for. */
const known = new WeakMap<Case, Map<string, Stepped<AttackGraph>>>();

/** The attack graph of the incident with this id, made once; undefined where there is none. */
export function* attackGraphOf(all: Case, id: string): Generator<void, AttackGraph | undefined> {
  yield* all.duplicates.inSteps();
  yield* all.conclusion.inSteps();
  let graphs = known.get(all);
  if (!graphs) known.set(all, (graphs = new Map()));
  let graph = graphs.get(id);
  if (!graph) {
    const incident = [...incidentsOf(all).values()].find((each) => each.id === id);
    if (!incident) return undefined;
    graphs.set(id, (graph = stepped(() => attackGraph(all, incident))));
  }
  return yield* graph.inSteps();
}
