import type {
  AttackEdge,
  AttackGraph,
  AttackNode,
} from '../../../../src/core/analysis/attack-graph/graph.ts';
import type { EntityName } from '../../../../src/core/analysis/attack-graph/node-words.ts';
import type { Investigation } from '../../../../src/core/analysis/investigation.ts';
import { inOneGo } from '../../../../src/core/log/steps.ts';
import { investigate, PACK_RULES } from '../support/case.ts';

export const KEY = 'AKIAAAAAAAAAAAAAAAAA';
export const ARN = 'arn:aws:iam::111122223333:user/ana';
export const ANA = { type: 'IAMUser', userName: 'ana', accessKeyId: KEY, arn: ARN };

/** Nothing is called anything but by its value. */
export const NO_NAMES = (): EntityName => ({});

/** The graph of the incident of the first finding in a log of these records. */
export function graphOf(records: readonly string[]): AttackGraph {
  return firstGraph(investigate({ log: `{"Records":[${records.join()}]}` }, PACK_RULES));
}

export function firstGraph(investigation: Investigation): AttackGraph {
  const [finding] = investigation.findings({ minimumLevel: 'informational', search: '' });
  return inOneGo(investigation.attackGraphInSteps(investigation.incidentOf(finding!)!));
}

/** "key-pair xg1: 2 events, 1 finding low" */
export function nodeLine(node: AttackNode): string {
  const { kind, entities, size, isRest, events, findings, level, isContext } = node;
  const name = size === 1 ? entities[0]!.value : `${isRest ? 'rest' : 'alike'} of ${size}`;
  const found = isContext ? 'around' : `${findings} findings ${level ?? ''}`.trim();
  return `${kind} ${name}: ${events} events, ${found}`;
}

/** "ana created xg1: CreateKeyPair 2, 1 failed" */
export function edgeLine({ nodes }: AttackGraph, edge: AttackEdge): string {
  const name = (key: string): string => {
    const { kind, entities, size } = nodes.find((node) => node.key === key)!;
    return size === 1 ? entities[0]!.value : `${size} ${kind}`;
  };
  const calls = edge.calls.map((call) => `${call.name} ${call.count}`).join(', ');
  const failed = edge.failures > 0 ? `, ${edge.failures} failed` : '';
  const basis = edge.basis === 'inferred' ? ' (inferred)' : '';
  return `${name(edge.from)} ${edge.kind}${basis} ${name(edge.to)}: ${calls}${failed}`;
}
