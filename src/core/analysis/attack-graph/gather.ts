import { compareLevels } from '../../detect/level.ts';
import { highest, type Counter, type FindingsByEvent } from './counter.ts';
import { NODE_KINDS, type AttackNodeKind } from './graph.ts';

/** Which node each thing goes into. */
export type Gathering = ReadonlyMap<string, string>;

/** What there is to be gathered: a kind of thing and how often it occurs, by its key. */
export type Things = ReadonlyMap<string, { readonly kind: AttackNodeKind; readonly counter: Counter }>;

/**
 * Of each kind the `most` with the gravest findings, then the most events, keep a node of their own; the others go into
 * one. Where that would be a single one, it keeps its own.
 */
export function gather(things: Things, findings: FindingsByEvent, most: number): Gathering {
  const gathering = new Map<string, string>();
  for (const kind of NODE_KINDS) {
    const ranked = [...things]
      .filter(([, thing]) => thing.kind === kind)
      .map(([key, { counter }]) => ({ key, counter, found: counter.findings(findings) }))
      .toSorted((a, b) => compareRanks(a, b));
    const kept = ranked.length <= most + 1 ? ranked.length : most;
    for (const [place, { key }] of ranked.entries()) gathering.set(key, place < kept ? key : restKey(kind));
  }
  return gathering;
}

interface Ranked {
  readonly key: string;
  readonly counter: Counter;
  readonly found: ReturnType<Counter['findings']>;
}

function compareRanks(a: Ranked, b: Ranked): number {
  const [one, other] = [highest(a.found), highest(b.found)];
  const byLevel = one && other ? compareLevels(other, one) : Number(!one) - Number(!other);
  return (
    byLevel ||
    b.found.length - a.found.length ||
    b.counter.events - a.counter.events ||
    (a.key < b.key ? -1 : 1)
  );
}

/** The key of the node for all of a kind that have none of their own. */
export function restKey(kind: AttackNodeKind): string {
  return `more ${kind}`;
}
