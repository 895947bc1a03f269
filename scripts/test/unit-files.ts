import { globSync } from 'node:fs';
import { ROOT } from '../lib/paths.ts';

/** What is tested there needs no file, thread or process of its own, so its tests can share a process. */
const PURE = /^test[\\/](core|rules|kernel|extension)[\\/]/;
/** Every rule on every event, thousands of records, any edit: seconds, where other tests take milliseconds. */
const THOROUGH = /\.thorough\.test\.ts$/;
const IN_VSCODE = /^test[\\/](host|ui)[\\/]/;

/** The test files that need no VS Code: `core` is pure and quick, `thorough` pure, `others` neither. */
export function unitFiles(): Readonly<Record<'core' | 'thorough' | 'others', readonly string[]>> {
  const files = globSync('test/**/*.test.ts', { cwd: ROOT }).filter((file) => !IN_VSCODE.test(file));
  return {
    core: files.filter((file) => PURE.test(file) && !THOROUGH.test(file)),
    thorough: files.filter((file) => PURE.test(file) && THOROUGH.test(file)),
    others: files.filter((file) => !PURE.test(file)),
  };
}
