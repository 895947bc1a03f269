import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { RuleFile } from '../../core/detect/parse/document.ts';
import { isTestFile, testedPaths } from '../../core/detect/rule-tests/companion.ts';
import { parseRuleTests } from '../../core/detect/rule-tests/parse.ts';
import type { RuleTest, RuleTestFailure, RuleTestFile } from '../../core/detect/rule-tests/rule-test.ts';
import { runRuleTest } from '../../core/detect/rule-tests/run.ts';
import { subjectOf } from '../../core/detect/rule-tests/subject.ts';
import type { Engine } from '../engine.ts';
import { readExport } from '../files/read-export.ts';
import type { RuleFiles } from './rule-files.ts';
import { systemMessage } from '../files/system-message.ts';
import { walk } from '../walk.ts';

/** Every file of tests at these paths, as `readRuleFiles` does. */
export function readTestFiles(paths: readonly string[]): RuleFiles {
  const walked = walk(paths);
  const files: RuleFile[] = [];
  const problems: RuleFiles['problems'][number][] = [...walked.problems];
  for (const path of walked.files.filter(isTestFile)) {
    try {
      files.push({ path, text: readFileSync(path, 'utf8') });
    } catch (error) {
      problems.push({ path, message: systemMessage(error) });
    }
  }
  return { files, problems };
}

/** A file of tests that is ready to run. */
export interface OpenedTests extends RuleTestFile {
  /** Where the rules stand that it is about; undefined where there are none, which is one of its problems. */
  readonly rulePath: string | undefined;
  /** Runs one of the tests, in steps of some milliseconds; an export is read in one step. */
  run(test: RuleTest): Generator<void, readonly RuleTestFailure[]>;
}

/** Reads a file of tests of rules that are among those of the engine. */
export function openRuleTests(
  file: RuleFile,
  engine: Pick<Engine, 'rules' | 'enrich' | 'scanner'>,
  ruleFiles: readonly RuleFile[],
): OpenedTests {
  const read = parseRuleTests(file);
  const wanted = testedPaths(file.path).map((path) => resolve(path));
  const rulePath = ruleFiles.find(({ path }) => wanted.includes(resolve(path)))?.path;
  const subject = subjectOf(engine.rules, rulePath ?? '');
  const readFrom = (path: string) => {
    const found = readExport(isAbsolute(path) ? path : join(dirname(file.path), path), engine.scanner);
    return found.kind === 'read' ? found.log : `${path}: ${found.reason}`;
  };
  return {
    ...(rulePath === undefined ? withoutRules(read) : read),
    rulePath,
    run: (test) => runRuleTest(test, subject, engine.enrich, readFrom),
  };
}

function withoutRules({ path, problems }: RuleTestFile): RuleTestFile {
  const problem = { path, line: 1, column: 1, reason: 'no rules of this name stand beside it' };
  return { path, tests: [], problems: [problem, ...problems] };
}
