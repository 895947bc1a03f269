// npm run bench [-- --quick] [-- --only case,case-server,navigation,reading,editor,keystrokes,rules,rules-save]: measures how fast and in how much memory everything is
// done that has to be quick, beside the floors and the peers installed here. Writes artifacts/bench.json and bench.md.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DIST } from '../scripts/lib/paths.ts';
import { measureCaseServer } from './case-server/measure.ts';
import { measureCase } from './case/measure.ts';
import { measureKeystrokes } from './editor/keystrokes.ts';
import { measureEditor } from './editor/table.ts';
import { measureNavigation } from './navigation/measure.ts';
import type { Part } from './part.ts';
import { measureReading } from './reading.ts';
import { writeReport } from './report.ts';
import { measureRulesSave } from './rules-save.ts';
import { measureRules } from './rules.ts';
import { sizeOf } from './sizes.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string' } } });
if (!existsSync(join(DIST, 'server.cjs'))) throw new Error('Build first: npm run build');
const size = sizeOf(values.quick === true);
const asked = values.only?.split(',') ?? [
  'case',
  'navigation',
  'reading',
  'editor',
  'keystrokes',
  'rules',
  'rules-save',
];
const parts: Record<string, Part> = {};

if (asked.includes('case')) {
  const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-bench-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.on('SIGINT', () => process.exit(130)).on('exit', remove);
  Object.assign(parts, await measureCase(folder, size, tell));
  remove();
}
if (asked.includes('case-server')) {
  const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  tell('waits while the server loads a case');
  parts['case-server'] = await measureCaseServer(folder, values.quick ? [200] : [200, 2000]);
}
if (asked.includes('navigation')) {
  const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-bench-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.on('exit', remove);
  tell('following values');
  parts['navigation'] = await measureNavigation(folder, size.navigationEvents);
  remove();
}
if (asked.includes('reading')) {
  tell('reading in one thread');
  parts['reading'] = measureReading();
}
if (asked.includes('editor')) {
  tell('documents in the editor');
  parts['editor'] = await measureEditor(size.documentMegabytes);
}
if (asked.includes('keystrokes')) {
  tell('keystrokes');
  parts['keystrokes'] = measureKeystrokes(Math.ceil(size.case.prettyBytes / 1e6));
}
if (asked.includes('rules')) {
  tell('rules');
  parts['rules'] = measureRules();
}
if (asked.includes('rules-save')) {
  tell('rules that are saved');
  parts['rules-save'] = await measureRulesSave();
}
console.log(writeReport(parts, size));

function tell(what: string): void {
  console.error(`${new Date().toISOString().slice(11, 19)} ${what}`);
}
