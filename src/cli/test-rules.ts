import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RuleFile } from '../core/detect/parse/document.ts';
import { isTestFile, testPaths } from '../core/detect/rule-tests/companion.ts';
import type { RuleTest, RuleTestFailure } from '../core/detect/rule-tests/rule-test.ts';
import type { Rule } from '../core/detect/rule.ts';
import { plain } from '../core/enrich/plain.ts';
import { inOneGo } from '../core/log/steps.ts';
import { readRuleFiles } from '../scan/rules/rule-files.ts';
import { openRuleTests, readTestFiles, type OpenedTests } from '../scan/rules/rule-tests.ts';
import type { TestRulesCommand } from './arguments.ts';
import { loadEngine } from './engine.ts';
import { plural } from './note-summary.ts';
import type { Surroundings } from './reader.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

/** One test with what came of it; of a JSON line. */
interface TestJson {
  readonly file: string;
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly passed: boolean;
  readonly failures: readonly RuleTestFailure[];
}

/** `test-rules`: runs the tests that stand beside the rules, and writes what came of each. Returns the exit code. */
export function testRules(command: TestRulesCommand, { assets }: Surroundings, terminal: Terminal): number {
  const files = testFiles(command.paths);
  const { engine, parts } = loadEngine(assets, { ...command, rules: rulePaths(command) });
  const opened = files.map((file) => openRuleTests(file, engine, parts.ruleFiles));
  if (opened.length === 0) {
    terminal.note('no tests found: those of the rules in NAME.yml stand beside it in NAME.tests.yml');
    return 2;
  }
  const results = opened.flatMap((file) => file.tests.map((test) => resultOf(file, test)));
  for (const result of results) {
    terminal.out(command.format === 'jsonl' ? `${JSON.stringify(result)}\n` : testText(result));
  }
  const problems = opened.flatMap((file) => file.problems);
  for (const { path, line, column, reason } of problems)
    terminal.note(`${path}:${line}:${column}: ${reason}`);
  for (const { path, line, reason } of engine.rules.refused)
    terminal.note(`${path}:${line}: rule not loaded: ${reason}`);
  const failed = results.filter(({ passed }) => !passed).length;
  const { tested, rules } = coverageOf(engine.rules.rules, opened, command);
  terminal.note(
    [
      plural(results.length, 'test'),
      `${results.length - failed} passed`,
      `${failed} failed`,
      ...(problems.length > 0 ? [plural(problems.length, 'problem')] : []),
      `${rules - tested} of ${plural(rules, 'rule')} without tests`,
    ].join('; '),
  );
  return failed + problems.length > 0 ? 1 : 0;
}

/** The rules beside a file of tests are needed as well. */
function rulePaths({ paths, rules }: TestRulesCommand): readonly string[] {
  return [...new Set([...paths.map((path) => (isTestFile(path) ? dirname(path) : path)), ...rules])];
}

/** The files of tests at these paths, those of a rule file that is named among them. */
function testFiles(paths: readonly string[]): readonly RuleFile[] {
  const { files, problems } = readTestFiles([
    ...paths,
    ...paths.flatMap(testPaths).filter((path) => existsSync(path)),
  ]);
  const [problem] = problems;
  if (problem) throw new UsageError(`${problem.path}: ${problem.message}`, { showUsage: false });
  return files;
}

function resultOf(file: OpenedTests, test: RuleTest): TestJson {
  const { name, line, column } = test;
  const failures = inOneGo(file.run(test));
  return { file: file.path, name, line, column, passed: failures.length === 0, failures };
}

/** "ok", or where and why not, with all there is below all that is expected. */
function testText({ file, name, passed, failures }: TestJson): string {
  if (passed) return `ok      ${plain(`${file}: ${name}`)}\n`;
  const reasons = failures.map(
    ({ line, column, message }) => `        ${plain(`${file}:${line}:${column}: ${message}`)}\n`,
  );
  return `FAILED  ${plain(`${file}: ${name}`)}\n${reasons.join('')}`;
}

/** How many rules at the paths there are that report something, and how many of them have a file of tests. */
function coverageOf(
  all: readonly Rule[],
  opened: readonly OpenedTests[],
  { paths }: TestRulesCommand,
): { readonly rules: number; readonly tested: number } {
  const own = new Set(readRuleFiles(paths).files.map(({ path }) => path));
  const withTests = new Set(opened.map(({ rulePath }) => rulePath));
  const rules = all.filter(({ path, reports }) => reports && (own.has(path) || withTests.has(path)));
  return { rules: rules.length, tested: rules.filter(({ path }) => withTests.has(path)).length };
}
