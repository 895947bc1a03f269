/** What VS Code calls: the same module under every VS Code and under @vscode/test-electron. */
export { runTests as run } from './framework.ts';
