import { readFileSync } from 'node:fs';
import type { RuleFile } from '../../core/detect/parse/document.ts';
import { isTestFile } from '../../core/detect/rule-tests/companion.ts';
import { inOneGo } from '../../core/log/steps.ts';
import { systemMessage } from '../files/system-message.ts';
import { walkInSteps } from '../walk.ts';

/** Rule files as they stand on disk. */
export interface RuleFiles {
  readonly files: readonly RuleFile[];
  /** Files and folders that cannot be read. */
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

export const NO_RULE_FILES: RuleFiles = { files: [], problems: [] };

/** Every YAML file at these paths, of a folder at any depth, once and in the order of its path; no files of tests. */
export function readRuleFiles(paths: readonly string[]): RuleFiles {
  return inOneGo(readRuleFilesInSteps(paths, NO_RULE_FILES));
}

/** The same, one file or folder a step. A file that has the text it had `before` is the same object. */
export function* readRuleFilesInSteps(
  paths: readonly string[],
  before: RuleFiles,
): Generator<void, RuleFiles> {
  const walked = yield* walkInSteps(paths);
  const known = new Map(before.files.map((file) => [file.path, file]));
  const files: RuleFile[] = [];
  const problems: RuleFiles['problems'][number][] = [...walked.problems];
  for (const path of walked.files.filter(isRuleFile)) {
    yield;
    try {
      const text = readFileSync(path, 'utf8');
      const same = known.get(path);
      files.push(same?.text === text ? same : { path, text });
    } catch (error) {
      problems.push({ path, message: systemMessage(error) });
    }
  }
  return { files, problems };
}

/** True for a name that rules are looked for under. */
export function isRuleFile(path: string): boolean {
  return /\.ya?ml$/i.test(path) && !isTestFile(path);
}
