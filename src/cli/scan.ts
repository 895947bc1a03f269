import { writeFileSync } from 'node:fs';
import { findingJsonWriter } from '../core/analysis/exports/finding-json.ts';
import { sarifTexts } from '../core/analysis/exports/sarif/sarif.ts';
import { summaryOf } from '../core/analysis/exports/summary.ts';
import { findingText } from '../core/analysis/exports/text.ts';
import { createInvestigation } from '../core/analysis/investigation.ts';
import type { Conclusion, Finding } from '../core/detect/finding.ts';
import { atLeast } from '../core/detect/level.ts';
import type { RuleSet } from '../core/detect/rule.ts';
import { scan, type Scanned } from '../scan/scan.ts';
import { systemMessage } from '../scan/files/system-message.ts';
import { AddedEarly } from './added-early.ts';
import type { ScanCommand } from './arguments.ts';
import { loadEngine } from './engine.ts';
import { noteSummary } from './note-summary.ts';
import { readerOf, type Surroundings } from './reader.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

export interface ScanEnvironment extends Surroundings {
  readonly version: string;
  readonly terminal: Terminal;
}

/** `scan`: reads the exports, writes the findings, tells what was read. Returns the exit code. */
export async function scanPaths(command: ScanCommand, environment: ScanEnvironment): Promise<number> {
  const { assets, version, terminal } = environment;
  const started = performance.now();
  const loaded = loadEngine(assets, { ...command, forReferences: false });
  const { engine } = loaded;
  const investigation = createInvestigation(engine);
  const early = new AddedEarly(investigation);
  const scanned = await scan(
    command.paths,
    terminal,
    readerOf(environment, loaded),
    ({ caseLog, events }, share) => early.take(caseLog, events, share),
  );
  investigation.add(early.rest(scanned.logs));
  const filter = { minimumLevel: command.minimumLevel, search: '' };
  const findings = investigation.findings(filter);
  const conclusion = investigation.conclusion();

  for (const text of findingTexts(command.format, {
    version,
    rules: engine.rules,
    findings,
    conclusion,
    scanned,
  })) {
    terminal.out(text);
  }
  const seconds = Math.round(performance.now() - started) / 1000;
  const { files, places } = scanned;
  const { undecided } = conclusion;
  const suppressed = investigation.suppressed(filter);
  const counts = investigation.counts();
  const [coverage, digests] = [investigation.coverage(), investigation.digests()];
  const summary = summaryOf(
    { files, seconds, counts, coverage, digests, rules: engine.rules, findings, undecided, suppressed },
    places,
  );
  if (command.summary !== undefined)
    writeNamedFile('--summary', command.summary, `${JSON.stringify(summary, null, 2)}\n`);
  noteSummary(summary, terminal);

  if (files.read === 0) return 2;
  const { failOn } = command;
  return failOn !== undefined && findings.some(({ level }) => atLeast(level, failOn)) ? 1 : 0;
}

interface Output {
  readonly version: string;
  readonly rules: RuleSet;
  readonly findings: readonly Finding[];
  readonly conclusion: Conclusion;
  readonly scanned: Scanned;
}

function* findingTexts(format: ScanCommand['format'], output: Output): Generator<string> {
  const { version, rules, findings, conclusion, scanned } = output;
  const { places, files } = scanned;
  if (format === 'sarif') {
    const { undecided } = conclusion;
    const { problems, read } = files;
    yield* sarifTexts({ version, rules, findings, undecided, problems, successful: read > 0 }, places);
    return;
  }
  const toJson = findingJsonWriter(rules.rules, conclusion, places);
  const licenses = new Map(rules.rules.map(({ key, license }) => [key, license]));
  for (const finding of findings) {
    const json = toJson(finding);
    yield format === 'jsonl'
      ? `${JSON.stringify(json)}\n`
      : `${findingText(json, licenses.get(finding.rule))}\n`;
  }
}

function writeNamedFile(option: string, path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`${option} ${path}: ${systemMessage(error)}`, { showUsage: false });
  }
}
