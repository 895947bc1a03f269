import type { AutonomousSystem } from '../../enrich/enrichment.ts';
import { callsAs, callsWith } from '../references/calls-with.ts';
import type { Case } from '../case.ts';
import type { Entity } from '../entities/entity.ts';
import { inOrder } from '../event-order.ts';
import type { EventIn } from '../index/indexed-log.ts';
import { memory } from '../lazy.ts';

/** What the calls of a credential are told apart by. */
export type Trait = 'address' | 'network' | 'user agent' | 'region';

/** A value that no call before had. */
export interface Change {
  readonly trait: Trait;
  readonly value: string;
  /** What the call before had. */
  readonly before: string;
}

/** A stretch of the calls of a credential, up to the first call that is unlike all before it. */
export interface Segment {
  /** Its first call, which is the change. */
  readonly first: EventIn;
  /** Milliseconds, of the first and the last call. */
  readonly from: number;
  readonly to: number;
  readonly calls: number;
  /** Empty for the first segment. */
  readonly changes: readonly Change[];
}

const known = memory<readonly Segment[]>();

/**
 * The segments of the calls made with an access key, or by a principal, oldest first; none for anything else. A credential
 * that goes to and fro between values it has had before stays in its segment. Calls without a readable time are left out,
 * as are further deliveries. In steps; remembered while the case is the same.
 */
export function* segmentsOf(all: Case, entity: Entity): Generator<void, readonly Segment[]> {
  const key = `${entity.kind} ${entity.value}`;
  return yield* known(all, key, () => findSegments(all, entity)).inSteps();
}

/** So many calls are looked at in one go. */
const STEP = 512;

function* findSegments(all: Case, entity: Entity): Generator<void, readonly Segment[]> {
  const segments: Open[] = [];
  const traits = new SeenTraits(all);
  for (const [number, call] of inOrder(callsOf(all, entity)).entries()) {
    if (number % STEP === STEP - 1) yield;
    const time = call.log.rows.time(call.index);
    if (Number.isNaN(time) || all.duplicates().isCopy(call)) continue;
    const changes = traits.changesAt(call);
    const open = segments.at(-1);
    if (open && changes.length === 0) {
      open.to = time;
      open.calls++;
    } else segments.push({ first: call, from: time, to: time, calls: 1, changes });
  }
  return segments;
}

type Open = { -readonly [Key in keyof Segment]: Segment[Key] };

function callsOf(all: Case, { kind, value }: Entity): EventIn[] {
  if (kind === 'access-key') return callsWith(all, value);
  if (kind !== 'principal') return [];
  return callsAs(all, value);
}

/** What was seen of each trait, in the order of the calls. */
class SeenTraits {
  readonly #all: Case;
  readonly #seen: Readonly<Record<Trait, Set<string>>> = {
    address: new Set(),
    network: new Set(),
    'user agent': new Set(),
    region: new Set(),
  };
  readonly #last = new Map<Trait, string>();
  readonly #networks = new Map<string, string | undefined>();

  constructor(all: Case) {
    this.#all = all;
  }

  changesAt(call: EventIn): Change[] {
    const changes: Change[] = [];
    for (const [trait, value] of this.#traitsOf(call)) {
      const before = this.#last.get(trait);
      if (before !== undefined && !this.#seen[trait].has(value)) changes.push({ trait, value, before });
      this.#seen[trait].add(value);
      this.#last.set(trait, value);
    }
    return changes;
  }

  /** What is not known, or is that of a service which calls in its name, is no change. */
  *#traitsOf(call: EventIn): Generator<[Trait, string]> {
    const { rows } = call.log;
    const address = rows.text('sourceIPAddress', call.index);
    if (address !== undefined && ADDRESS.test(address)) {
      yield ['address', address];
      const network = this.#networkOf(call, address);
      if (network !== undefined) yield ['network', network];
    }
    const agent = agentOf(call);
    if (agent !== undefined) yield ['user agent', agent];
    const region = rows.text('awsRegion', call.index);
    if (region !== undefined) yield ['region', region];
  }

  #networkOf(call: EventIn, address: string): string | undefined {
    if (!this.#networks.has(address)) this.#networks.set(address, nameOf(this.#all.facts(call).as));
    return this.#networks.get(address);
  }
}

/** Anything else is the name of a service. */
const ADDRESS = /^[\d.]+$|:/;

function nameOf(system: AutonomousSystem | undefined): string | undefined {
  return system && `AS${system.number} ${system.organization}`;
}

/** The program and its version: the rest differs from call to call. Nothing where a service calls in somebody's name. */
function agentOf({ log, index }: EventIn): string | undefined {
  const agent = log.rows.text('userAgent', index)?.replace(/^\[(.*)\]$/, '$1');
  if (agent === undefined || OF_SERVICE.test(agent)) return undefined;
  return /^[^/(]*\/[^\s\]]*/.exec(agent)?.[0] ?? agent;
}

const OF_SERVICE = /^(?!console\.|signin\.)[\w.-]+\.amazonaws\.com$|^AWS Internal$/;
