import type { AutonomousSystem } from '../../../enrich/enrichment.ts';
import type { Occurrence } from '../../entities/entity.ts';
import type { LaterFinding } from '../later-findings.ts';
import type { Listed } from '../listed.ts';
import type { Loaded } from '../loaded.ts';
import type { SameMaterial } from '../material.ts';
import type { Making } from '../making.ts';

/** What the steps of an attack are decided by. */
export interface Evidence {
  readonly makings: Listed<Making>;
  readonly material: SameMaterial;
  /** Looks at key pairs and instances by the makers, in the hour before. */
  readonly looks: Listed<Occurrence>;
  /** In the hour before the makings, and from then on, where the key pair is. */
  readonly before: Loaded;
  readonly after: Loaded;
  readonly uses: Listed<Occurrence>;
  readonly hasInstances: boolean;
  readonly pushes: Listed<Occurrence>;
  readonly callsByInstances: Listed<Occurrence>;
  /** Findings of moving on, taking data and doing harm, by the makers and the instances. */
  readonly later: Listed<LaterFinding>;
}

/** True for the network of a cloud provider. */
export type IsCloud = (as: AutonomousSystem) => boolean;
