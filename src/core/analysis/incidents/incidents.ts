import { credentialKind } from '../../enrich/credential.ts';
import { placedKey } from '../../detect/conclude/identity.ts';
import type { EventFacts, Finding } from '../../detect/finding.ts';
import { compareLevels, type Level } from '../../detect/level.ts';
import type { Case } from '../case.ts';
import { issuesOf } from '../lineage/issues.ts';

/** Findings that belong together: they share credentials, key pairs or the credential that these were issued with. */
export interface Incident {
  /** The same as long as its first finding is. */
  readonly id: string;
  /** In the conclusion's order. */
  readonly findings: readonly Finding[];
  /** The highest of its findings. */
  readonly level: Level;
}

/** Findings further apart than this, by what they share, are separate incidents: a day. */
const WINDOW_MS = 24 * 3_600_000;

const known = new WeakMap<Case, ReadonlyMap<Finding, Incident>>();

/** The incident of each finding of a case. Worked out once. */
export function incidentsOf(all: Case): ReadonlyMap<Finding, Incident> {
  let incidents = known.get(all);
  if (!incidents) known.set(all, (incidents = findIncidents(all)));
  return incidents;
}

function findIncidents(all: Case): ReadonlyMap<Finding, Incident> {
  const { findings } = all.conclusion();
  const groups = new Groups(findings.length);
  const byTie = new Map<string, number>();
  for (const [index, finding] of findings.entries()) {
    for (const tie of tiesOf(all, finding)) {
      const last = byTie.get(tie);
      if (last !== undefined && isNear(findings[last]!, finding)) groups.join(last, index);
      byTie.set(tie, index);
    }
  }
  const members = new Map<number, Finding[]>();
  for (const [index, finding] of findings.entries()) {
    const root = groups.rootOf(index);
    const list = members.get(root);
    if (list) list.push(finding);
    else members.set(root, [finding]);
  }
  return new Map(
    [...members.values()].flatMap((list) => {
      const incident = incidentOf(list);
      return list.map((finding) => [finding, incident] as const);
    }),
  );
}

function incidentOf(findings: readonly Finding[]): Incident {
  const { id, event } = findings[0]!;
  const level = findings.map((finding) => finding.level).reduce((a, b) => (compareLevels(a, b) >= 0 ? a : b));
  return { id: JSON.stringify([id, event.eventID ?? [event.log, event.index]]), findings, level };
}

/** Findings come in the order of their times; one without a time belongs to whatever it shares something with. */
function isNear(earlier: Finding, later: Finding): boolean {
  const [from, to] = [earlier.event.time, later.event.time];
  return from === undefined || to === undefined || to - from <= WINDOW_MS;
}

/** What ties a finding to others. */
function tiesOf(all: Case, { event, related }: Finding): Set<string> {
  const ties = new Set<string>();
  for (const facts of [event, ...related.map((other) => other.event)]) {
    for (const tie of credentialTies(all, facts)) ties.add(tie);
    for (const { name } of facts.keyPairs)
      if (name !== undefined) ties.add(`key pair ${placedKey(facts, name)}`);
  }
  return ties;
}

/** A call without an access key is its principal's. Redacted keys tie nothing: many people's calls meet in them. */
function credentialTies(all: Case, { accessKeyId, credential, principalArn }: EventFacts): string[] {
  if (accessKeyId === undefined) return principalArn === undefined ? [] : [`principal ${principalArn}`];
  return credential === 'unknown' ? [] : ancestorsOf(all, accessKeyId).map((key) => `key ${key}`);
}

const MOST_GENERATIONS = 8;

/** An access key, the one that it was issued with, and so on. */
function ancestorsOf(all: Case, accessKeyId: string): string[] {
  const keys = [accessKeyId];
  for (let key: string | undefined = accessKeyId; keys.length < MOST_GENERATIONS;) {
    key = parentOf(all, key);
    if (key === undefined || keys.includes(key) || credentialKind(key) === 'unknown') break;
    keys.push(key);
  }
  return keys;
}

function parentOf(all: Case, accessKeyId: string): string | undefined {
  const [issue] = issuesOf(all, accessKeyId);
  return issue?.log.rows.text('accessKeyId', issue.index);
}

/** Numbers that are joined into groups, each known by one of its members. */
class Groups {
  readonly #parents: Uint32Array;

  constructor(size: number) {
    this.#parents = Uint32Array.from({ length: size }, (_, index) => index);
  }

  rootOf(index: number): number {
    let root = index;
    while (this.#parents[root] !== root) root = this.#parents[root] = this.#parents[this.#parents[root]!]!;
    return root;
  }

  join(a: number, b: number): void {
    const [first, second] = [this.rootOf(a), this.rootOf(b)].toSorted((x, y) => x - y);
    this.#parents[second!] = first!;
  }
}
