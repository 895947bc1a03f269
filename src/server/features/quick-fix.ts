import { CodeActionKind, type CodeAction } from 'vscode-languageserver';
import type { ShownFinding } from '../../core/analysis/findings/shown-findings.ts';
import { COMMANDS, type CommandArguments, type Range } from '../../protocol.ts';
import type { Snapshot, View } from '../snapshot.ts';

/** The findings that are underlined in a range. */
export function findingsAt(
  { investigation, filter }: Snapshot,
  view: View,
  range: Range,
): readonly ShownFinding[] {
  return investigation
    .findingsIn(view.log, filter)
    .filter(({ primary }) => overlaps(view.rangeOf(primary), range));
}

/** A row of the light bulb's menu that runs one of our commands. */
export function action<Name extends keyof CommandArguments>(
  title: string,
  name: Name,
  argument: CommandArguments[Name],
): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    command: { title, command: COMMANDS[name], arguments: [argument] },
  };
}

function overlaps(a: Range | undefined, b: Range): boolean {
  return a !== undefined && !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
