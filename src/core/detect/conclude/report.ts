import { mapInSteps } from '../../log/steps.ts';
import type { Finding, RelatedEvent } from '../finding.ts';
import { compareLevels, type Level } from '../level.ts';
import type { Rule } from '../rule.ts';
import type { ReadField } from './fields.ts';
import type { Member } from './firing.ts';
import { primarySpan } from '../primary.ts';
import type { Report } from './raise.ts';
import { compileTemplate } from './template.ts';

/**
 * One finding for each finding id and anchor event: the highest level wins, of equals the first in the rule set's order.
 * The chain is that of all of them. Reports come in the rule set's order; findings go out in the order of the events.
 */
export function* findingsOf(reports: readonly Report[], read: ReadField): Generator<void, Finding[]> {
  const merged = new Map<string, { winner: Report; members: Member[] }>();
  for (const report of reports) {
    const key = `${report.firing.rank} ${report.rule.finding}`;
    const known = merged.get(key);
    if (!known) {
      merged.set(key, { winner: report, members: [...report.firing.members] });
      continue;
    }
    if (compareLevels(report.level, known.winner.level) > 0) known.winner = report;
    known.members.push(...report.firing.members);
  }
  const words = new Map<Rule, Words>();
  const wordsOf = (rule: Rule): Words => {
    let compiled = words.get(rule);
    if (!compiled) words.set(rule, (compiled = compileWords(rule)));
    return compiled;
  };
  yield;
  const inOrder = [...merged.values()].toSorted((a, b) => a.winner.firing.rank - b.winner.firing.rank);
  return yield* mapInSteps(inOrder, ({ winner, members }) =>
    findingOf(winner, members, wordsOf(winner.rule), read),
  );
}

/** What a rule says, ready to be filled in. */
interface Words {
  readonly message: ReturnType<typeof compileTemplate>;
  readonly triage: readonly ReturnType<typeof compileTemplate>[];
}

function compileWords({ message, title, triage }: Rule): Words {
  return {
    message: message === undefined ? () => title : compileTemplate(message),
    triage: triage.map(compileTemplate),
  };
}

function findingOf(
  { rule, firing, level }: Report,
  members: readonly Member[],
  words: Words,
  read: ReadField,
): Finding {
  const { match } = firing;
  const readValues = (field: string): readonly string[] => read(firing, field);
  return {
    id: rule.finding,
    rule: rule.key,
    title: rule.title,
    author: rule.author,
    level,
    message: words.message(readValues) + (level === rule.level ? '' : raisedBecause(level)),
    triage: words.triage.map((fill) => fill(readValues)),
    event: match.event,
    primary: primarySpan(match.evidence) ?? match.event.span,
    evidence: match.evidence,
    related: relatedEvents(members, firing.rank),
  };
}

function raisedBecause(level: Level): string {
  return ` Raised to ${level}, because the creation of the key pair was itself reported.`;
}

/** The chain without the anchor, in order, each event once with every role it has. */
function relatedEvents(members: readonly Member[], anchor: number): RelatedEvent[] {
  if (members.length === 0) return [];
  const byRank = new Map<number, { member: Member; roles: Set<string> }>();
  for (const member of members) {
    if (member.rank === anchor) continue;
    const known = byRank.get(member.rank);
    if (known) known.roles.add(member.role);
    else byRank.set(member.rank, { member, roles: new Set([member.role]) });
  }
  return [...byRank]
    .toSorted(([a], [b]) => a - b)
    .map(([, { member, roles }]) => ({
      role: [...roles].join(', '),
      event: member.match.event,
      span: primarySpan(member.match.evidence) ?? member.match.event.span,
    }));
}
