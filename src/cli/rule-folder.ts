import type { RuleFile } from '../core/detect/parse/document.ts';
import { walk } from '../scan/walk.ts';
import { readNamedFile } from './named-file.ts';
import { UsageError } from './usage.ts';

/** Every YAML file in a folder, at any depth, in the order of the paths. Throws a UsageError where it cannot be read. */
export function readRuleFolder(folder: string): RuleFile[] {
  const { files, problems } = walk([folder]);
  const [problem] = problems;
  if (problem) throw new UsageError(`--rules ${problem.path}: ${problem.message}`, { showUsage: false });
  return files
    .filter((path) => /\.ya?ml$/i.test(path))
    .map((path) => ({ path, text: readNamedFile('--rules', path).toString('utf8') }));
}
