import type { AsnTable } from '../../enrich/enrichment.ts';
import type { Log } from '../../log/log.ts';
import type { LogMatches, Match } from '../finding.ts';
import { Told } from './told.ts';
import type { ToldMatches } from './told-matches.ts';

/** All matches of a log, which may be packed: those that its columns tell among the others, in the order of its events. */
export function withTold(
  log: Log,
  told: ToldMatches | undefined,
  others: LogMatches,
  asn: AsnTable,
): LogMatches {
  return told ? new WithTold(new Told(others.log, log, told, asn), others) : others;
}

/** What is told is made when somebody asks. No event is in both parts. */
export class WithTold implements LogMatches {
  readonly log: LogMatches['log'];
  readonly joins: LogMatches['joins'];
  readonly firstTime: LogMatches['firstTime'];
  readonly lastTime: LogMatches['lastTime'];
  readonly told: Told;
  readonly others: LogMatches;

  constructor(told: Told, others: LogMatches) {
    this.log = others.log;
    this.joins = others.joins;
    this.firstTime = others.firstTime;
    this.lastTime = others.lastTime;
    this.told = told;
    this.others = others;
  }

  get matches(): LogMatches['matches'] {
    return inOrder(
      this.told.matches(() => true),
      this.others.matches,
    );
  }

  get undecided(): LogMatches['undecided'] {
    return this.others.undecided;
  }

  get suppressed(): LogMatches['suppressed'] & {} {
    return this.others.suppressed ?? [];
  }
}

/** What is told among the others. */
export function inOrder(told: readonly Match[], others: readonly Match[]): readonly Match[] {
  if (others.length === 0) return told;
  const all: Match[] = [];
  let at = 0;
  for (const match of told) {
    while (at < others.length && others[at]!.event.index < match.event.index) all.push(others[at++]!);
    all.push(match);
  }
  while (at < others.length) all.push(others[at++]!);
  return all;
}
