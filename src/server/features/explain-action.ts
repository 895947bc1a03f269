import { CodeActionTriggerKind, type CodeAction } from 'vscode-languageserver';
import { touches } from '../../core/log/span.ts';
import type { Position } from '../../protocol.ts';
import type { Snapshot, View } from '../snapshot.ts';
import { action } from './quick-fix.ts';

/**
 * Explanations at a place: of the findings that stand there, and of any rule on the event. Only for somebody who asks
 * for actions: every event has them, and no lightbulb should be everywhere.
 */
export function explainActions(
  snapshot: Snapshot,
  view: View,
  position: Position,
  trigger: CodeActionTriggerKind | undefined,
): CodeAction[] {
  const { investigation, filter } = snapshot;
  const offset = trigger === CodeActionTriggerKind.Automatic ? undefined : view.offsetAt(position);
  const event = offset === undefined ? undefined : investigation.eventAt(view.log, offset);
  if (!event || offset === undefined) return [];
  const findings = investigation
    .findingsIn(view.log, filter)
    .filter(({ primary }) => touches(primary, offset))
    .map(({ title, event: { log, index }, rule }) =>
      action(`Explain this finding (${title})`, 'explainFinding', { event: { log, index }, rule }),
    );
  const at = { uri: view.uri, position };
  return [...findings, action('Why did a rule not match this event?', 'explainNoMatch', { at })];
}
