import type { ExtensionContext } from 'vscode';

/** Placeholder until the client exists. */
export function activate(_context: ExtensionContext): void {}
