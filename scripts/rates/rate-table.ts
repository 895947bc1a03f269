import type { PackRule } from '../rules/pack.ts';

/** What a scan found. */
export interface Scanned {
  readonly events: number;
  /** Rule → level → findings. */
  readonly findings: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Findings of each rule: in everyday logs per 100,000 events, in logs of attacks and tests as they are. */
export function rateTable(rules: readonly PackRule[], everyday: Scanned, attacks: Scanned): string {
  const rows = rules.map(({ finding, levels }) => {
    const told = levels.map((level) => per100000(countOf(everyday, finding, [level]), everyday.events));
    return [
      `[\`${finding}\`](#${finding})`,
      levels.map((level, at) => `${told[at]} ${level}`).join(', '),
      String(countOf(attacks, finding, levels)),
    ];
  });
  const header = ['rule', `everyday: per 100,000 events`, 'attacks and tests: findings'];
  return [header, header.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Of all rules together, by level: "12 medium, 340 low". */
export function totalRates(everyday: Scanned, levels: readonly string[]): string {
  const rules = [...everyday.findings.keys()];
  return levels
    .map((level) => {
      const count = rules.reduce((sum, rule) => sum + countOf(everyday, rule, [level]), 0);
      return `${per100000(count, everyday.events)} ${level}`;
    })
    .join(', ');
}

function countOf({ findings }: Scanned, rule: string, levels: readonly string[]): number {
  return levels.reduce((sum, level) => sum + (findings.get(rule)?.get(level) ?? 0), 0);
}

function per100000(count: number, events: number): string {
  return Math.round((count * 100_000) / events).toLocaleString('en-US');
}
