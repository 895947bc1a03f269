import type { RuleSet } from '../../detect/rule.ts';
import { compileCloudProviders } from '../../enrich/cloud-provider.ts';
import type { EnrichContext } from '../../enrich/enrichment.ts';
import type { Case } from '../case.ts';
import type { Entity, Occurrence } from '../entities/entity.ts';
import { findFacts } from '../facts/facts-when-asked.ts';
import { callsOf } from './calls.ts';
import { attackChain } from './chain/attack-chain.ts';
import type { ChainStep } from './chain/step.ts';
import { groupsAround, type GroupCall } from './groups.ts';
import { callsBy, instancesOf, pushesTo } from './instances.ts';
import { laterFindings } from './later-findings.ts';
import { listedCalls, type Listed } from './listed.ts';
import { loadedIn, type Window } from './loaded.ts';
import { LOOKS_WITHIN_MS, looksBefore } from './looks.ts';
import { makingsOf, type Making } from './making.ts';
import { sameMaterial, type SameMaterial } from './material.ts';
import { namesakesOf, type Namesake } from './namesakes.ts';

/** What the logs tell of one key pair, oldest first everywhere. */
export interface KeyPairStory {
  readonly keyPair: Entity;
  readonly makings: Listed<Making>;
  /** Failed calls that would have made, used or removed it. */
  readonly attempts: Listed<Occurrence>;
  readonly material: SameMaterial;
  /** Key pairs of the same name elsewhere. That they hold the same key is not certain. */
  readonly namesakes: Listed<Namesake>;
  /** Made or opened by its makers within the hour before or after. */
  readonly groups: Listed<GroupCall>;
  readonly uses: Listed<Occurrence>;
  /** Their ids, in the order of the launches. */
  readonly instances: readonly string[];
  /** SSH keys that were put on its instances. */
  readonly pushes: Listed<Occurrence>;
  readonly removals: Listed<Occurrence>;
  readonly chain: readonly ChainStep[];
}

/** The story of a key pair; undefined where no event names it. In steps: records are read, all events are counted. */
export function* keyPairStory(
  all: Case,
  keyPair: Entity,
  rules: RuleSet,
  { placeholders }: Pick<EnrichContext, 'placeholders'>,
): Generator<void, KeyPairStory | undefined> {
  yield* all.duplicates.inSteps();
  yield* all.keyPairs.inSteps();
  yield* findFacts(all.readLogs(), 'securityGroups', 'launched');
  const calls = callsOf(all, keyPair);
  if (calls.total === 0) return undefined;
  const makings = yield* makingsOf(all, calls);
  const followed = yield* sameMaterial(all, makings.first, calls.of('created', 'imported'));
  const { material } = followed;
  const groups = yield* groupsAround(all, makings.first);
  const used = calls.of('used');
  const instances = instancesOf(keyPair, used);
  const ids = new Set(instances);
  const uses = listedCalls(all, used);
  const pushes = listedCalls(all, yield* pushesTo(all, ids));
  const looks = listedCalls(all, yield* looksBefore(all, keyPair, makings.first));
  const callsByInstances = listedCalls(all, yield* callsBy(all, ids));
  const later = yield* laterFindings(all, makings.first, ids, rules);
  const [before, after] = yield* loadedIn(all, windowsOf(keyPair, makings.first));
  const evidence = {
    makings,
    material,
    looks,
    before: before!,
    after: after!,
    uses,
    hasInstances: ids.size > 0,
    pushes,
    callsByInstances,
    later,
  };
  return {
    keyPair,
    makings,
    attempts: listedCalls(all, calls.attempts),
    material,
    namesakes: namesakesOf(all, keyPair, followed),
    groups,
    uses,
    instances,
    pushes,
    removals: listedCalls(all, calls.of('deleted')),
    chain: attackChain(evidence, compileCloudProviders(placeholders.cloud_providers)),
  };
}

/** The hour before it was first made, and the time since; all time where that is not known. */
function windowsOf({ accountId, region }: Entity, makings: readonly Making[]): readonly [Window, Window] {
  const times = makings.flatMap(({ call }) => call.event.time ?? []);
  const made = times.length === 0 ? undefined : Math.min(...times);
  const place = { accountId, region };
  return [
    {
      ...place,
      from: made === undefined ? -Infinity : made - LOOKS_WITHIN_MS,
      to: made === undefined ? Infinity : made - 1,
    },
    { ...place, from: made === undefined ? -Infinity : made + 1, to: Infinity },
  ];
}
