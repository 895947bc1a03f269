import type { ChainStep, Decision } from './step.ts';
import type { Evidence, IsCloud } from './evidence.ts';
import { access, enumeration, making, privateKey } from './first-steps.ts';
import { launch, login, onwards } from './later-steps.ts';

interface Step {
  readonly title: string;
  readonly techniques: readonly string[];
  readonly decide: (evidence: Evidence, isCloud: IsCloud) => Decision;
}

const STEPS: readonly Step[] = [
  { title: 'Access with stolen credentials', techniques: ['T1078.004'], decide: access },
  { title: 'Enumerate instances and key pairs', techniques: ['T1580'], decide: enumeration },
  { title: 'Make a key pair from a non-cloud network', techniques: ['T1098'], decide: making },
  { title: 'Keep the private key', techniques: ['T1552.004'], decide: privateKey },
  { title: 'Launch instances with it, or import it elsewhere', techniques: ['T1578.002'], decide: launch },
  { title: 'Log in over SSH', techniques: ['T1021.004'], decide: login },
  {
    title: 'Take data, move on, run malware',
    techniques: ['TA0010', 'TA0008', 'TA0040'],
    decide: onwards,
  },
];

/** The seven steps of the published attack with key pairs, each with what the logs show of it. */
export function attackChain(evidence: Evidence, isCloud: IsCloud): readonly ChainStep[] {
  return STEPS.map(({ title, techniques, decide }) => ({ title, techniques, ...decide(evidence, isCloud) }));
}
