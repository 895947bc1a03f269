import { readFileSync } from 'node:fs';
import type { RuleFile } from '../core/detect/parse/document.ts';
import { isTestFile } from '../core/detect/rule-tests/companion.ts';
import { systemMessage } from './system-message.ts';
import { walk } from './walk.ts';

/** Rule files as they stand on disk. */
export interface RuleFiles {
  readonly files: readonly RuleFile[];
  /** Files and folders that cannot be read. */
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

export const NO_RULE_FILES: RuleFiles = { files: [], problems: [] };

/** Every YAML file at these paths, of a folder at any depth, once and in the order of its path; no files of tests. */
export function readRuleFiles(paths: readonly string[]): RuleFiles {
  const walked = walk(paths);
  const files: RuleFile[] = [];
  const problems: RuleFiles['problems'][number][] = [...walked.problems];
  for (const path of walked.files.filter((each) => /\.ya?ml$/i.test(each) && !isTestFile(each))) {
    try {
      files.push({ path, text: readFileSync(path, 'utf8') });
    } catch (error) {
      problems.push({ path, message: systemMessage(error) });
    }
  }
  return { files, problems };
}
