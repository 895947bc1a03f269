import { env, window } from 'vscode';
import type { CommandArguments } from '../../protocol.ts';

const CONFIRMATION_MS = 3000;

/** Copies what a code action or hover offers, and says so in the status bar. */
export async function copyText({ text, what }: CommandArguments['copyText']): Promise<void> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(`Copied ${what}`, CONFIRMATION_MS);
}
