import type { EventFacts } from '../finding.ts';
import type { CorrelationRule, Rule } from '../rule.ts';
import type { ReadField } from './fields.ts';
import type { grouper } from './groups.ts';

/** What every kind of conclusion needs. */
export interface Context {
  /** Values to show and to count. */
  readonly read: ReadField;
  /** Values to group and to compare by. */
  readonly terms: ReadField;
  /** The firings of a document with the groups they belong to. */
  readonly grouped: ReturnType<typeof grouper>;
  /** What an event is to a chain: the title of the document that matched it. */
  readonly roleOf: (rule: CorrelationRule, position: number) => string;
  /** Notes that `rule` could not be decided on `event`. */
  readonly undecided: (rule: Rule, event: EventFacts, reason: string) => void;
  /** The first readable time in all logs. */
  readonly firstTime: number | undefined;
}

export const NO_TIME = 'no readable time';

/** The field that `name`, possibly an alias, stands for in the document at `position` of the correlation's list. */
export function fieldOf(rule: CorrelationRule, position: number, name: string): string {
  return rule.aliases[name]?.[rule.ruleNames[position]!] ?? name;
}
