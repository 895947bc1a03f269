import type { CodeAction } from 'vscode-languageserver';
import type { Range } from '../../protocol.ts';
import { suppressionChoices } from '../requests/suppress.ts';
import type { Snapshot, View } from '../snapshot.ts';
import { action, findingsAt } from './quick-fix.ts';

/** Ways to suppress what is found, where it is plain which event is meant, and to take back what suppressed it. */
export function suppressActions(snapshot: Snapshot, view: View, range: Range): CodeAction[] {
  const findings = findingsAt(snapshot, view, range);
  const [first] = findings;
  const position = first && view.rangeOf(first.primary)?.start;
  if (!position || findings.some(({ event }) => event.index !== first.event.index)) return [];
  const at = { uri: view.uri, position };
  const event = snapshot.investigation.event(first.event);
  const choices = findings.every(({ suppressedBy }) => suppressedBy)
    ? []
    : suppressionChoices(snapshot, event);
  return [
    ...choices.map(({ kind, label, value }) => action(`${label} (${value})…`, 'suppress', { at, by: kind })),
    ...(findings.some(({ suppressedBy }) => suppressedBy)
      ? [action('Remove suppression…', 'removeSuppression', { at })]
      : []),
  ];
}
