import type { LogFacts } from './log-facts.ts';

/** The facts of a part of a log, and the index in the log of its first event. */
export interface FactsOfPart {
  readonly facts: LogFacts;
  readonly index: number;
}

/** The facts of a log by those of its parts, in their order. */
export function joinFacts(parts: readonly FactsOfPart[]): LogFacts {
  const all = <Fact extends { readonly index: number }>(of: (facts: LogFacts) => readonly Fact[]): Fact[] =>
    parts.flatMap(({ facts, index }) => of(facts).map((fact) => ({ ...fact, index: fact.index + index })));
  return {
    keyPairs: all(({ keyPairs }) => keyPairs),
    securityGroups: all(({ securityGroups }) => securityGroups),
    issues: all(({ issues }) => issues),
    launched: all(({ launched }) => launched),
    accessKeys: all(({ accessKeys }) => accessKeys),
    updates: all(({ updates }) => updates),
    digests: parts.flatMap(({ facts }) => facts.digests),
  };
}
