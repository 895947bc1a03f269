// npm run rates -- FOLDER [NAME…] [--write]: how often each built-in rule fires on logs you have. Of the folder's own
// folders those called NAME hold attacks and tests of rules, the others everyday logs. --write puts it into docs/rules.md.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LEVELS } from '../../src/core/detect/level.ts';
import { DIST } from '../lib/paths.ts';
import { runNode } from '../lib/run.ts';
import { replaced, RULE_DOCS } from '../rules/docs.ts';
import { packRules } from '../rules/pack.ts';
import { rateTable, totalRates, type Scanned } from './rate-table.ts';

const args = process.argv.slice(2);
const isWritten = args.includes('--write');
const [folder, ...apart] = args.filter((arg) => arg !== '--write');
if (folder === undefined) throw new Error('give a folder of logs, and which of its folders hold attacks');
const names = readdirSync(folder);
const unknown = apart.filter((name) => !names.includes(name));
if (unknown.length > 0) throw new Error(`no such folder in it: ${unknown.join(', ')}`);
const pathsOf = (chosen: readonly string[]): string[] => chosen.map((name) => join(resolve(folder), name));

const everyday = await scan(pathsOf(names.filter((name) => !apart.includes(name))));
const attacks = await scan(pathsOf(apart));
const text = [
  `${count(everyday)} events of everyday logs; all rules together per 100,000 of them: ${totalRates(everyday, LEVELS.toReversed())}.`,
  `${count(attacks)} events of attacks and tests of rules.`,
  '',
  rateTable(packRules(), everyday, attacks),
].join('\n');
if (isWritten) writeFileSync(RULE_DOCS, replaced(readFileSync(RULE_DOCS, 'utf8'), 'rates', text));
else console.log(text);

async function scan(paths: readonly string[]): Promise<Scanned> {
  const temporary = mkdtempSync(join(tmpdir(), 'rates-'));
  try {
    const summary = join(temporary, 'summary.json');
    const command = ['scan', ...paths, '--format', 'jsonl', '--summary', summary];
    const { output } = await runNode(join(DIST, 'cli.cjs'), command, { timeoutSeconds: 600 });
    const findings = new Map<string, Map<string, number>>();
    for (const line of output.split('\n').filter((each) => each.startsWith('{"rule"'))) {
      const { rule, level }: { rule: { id: string }; level: string } = JSON.parse(line);
      const levels = findings.get(rule.id) ?? new Map<string, number>();
      findings.set(rule.id, levels.set(level, (levels.get(level) ?? 0) + 1));
    }
    return { events: JSON.parse(readFileSync(summary, 'utf8')).events, findings };
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

function count({ events }: Scanned): string {
  return events.toLocaleString('en-US');
}
