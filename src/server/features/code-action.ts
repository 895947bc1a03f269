import type { CodeAction, CodeActionTriggerKind, Diagnostic } from 'vscode-languageserver';
import type { Entity } from '../../core/analysis/entities/entity.ts';
import type { Investigation } from '../../core/analysis/investigation.ts';
import type { Finding } from '../../core/detect/finding.ts';
import type { Range } from '../../protocol.ts';
import { triageChecklist } from '../describe/checklist.ts';
import {
  deactivateKeyCommand,
  deleteKeyPairCommand,
  restrictKeyPairsPolicy,
} from '../describe/containment.ts';
import { isBeyondDrawn, type Snapshot, type View } from '../snapshot.ts';
import { accessKeyOf, keyPairOf } from '../pivots.ts';
import { findingKey } from '../requests/nodes.ts';
import { SOURCE } from './diagnostics.ts';
import { explainActions } from './explain-action.ts';
import { action, findingsAt } from './quick-fix.ts';
import { suppressActions } from './suppress-action.ts';

/** What a responder may want next at a finding. Nothing is run and nothing is changed: it shows and it copies. */
export function codeActions(
  snapshot: Snapshot,
  view: View,
  range: Range,
  diagnostics: readonly Diagnostic[],
  trigger?: CodeActionTriggerKind,
): CodeAction[] {
  const findings = findingsAt(snapshot, view, range);
  const offers = findings.flatMap((finding) => {
    const matching = diagnostics.filter(({ source, code }) => source === SOURCE && code === finding.id);
    return actionsFor(snapshot.investigation, view, finding).map((offer) => ({
      finding,
      offer: { ...offer, ...(matching.length > 0 && { diagnostics: matching }) },
    }));
  });
  return [
    ...(findings.length > 0 ? openFormatted(snapshot, view, range, diagnostics) : []),
    ...toldApart(withoutRepeats(offers)),
    ...explainActions(snapshot, view, range.start, trigger),
    // Behind what helps to understand a finding, so that none is hidden by a slip of the hand.
    ...suppressActions(snapshot, view, range),
  ];
}

/** Where "go to next problem" has led to what the editor does not draw. */
function openFormatted(
  snapshot: Snapshot,
  view: View,
  range: Range,
  diagnostics: readonly Diagnostic[],
): CodeAction[] {
  if (view.uri !== view.log || !isBeyondDrawn(snapshot, range)) return [];
  const offer = action('Open in formatted view', 'openFormattedView', { uri: view.uri, range });
  return [{ ...offer, diagnostics: diagnostics.filter(({ source }) => source === SOURCE) }];
}

function actionsFor(investigation: Investigation, view: View, finding: Finding): CodeAction[] {
  const { event } = finding;
  const keyPair = keyPairOf(investigation, event);
  const accessKey = accessKeyOf(event);
  return [
    ...[keyPair ?? accessKey].filter((entity) => entity !== undefined).map(showRelated),
    ...(keyPair ? [action('Show key pair story', 'showKeyPairStory', { entity: keyPair })] : []),
    copy('triage checklist', triageChecklist(finding)),
    ...(event.credential === 'long-term' && accessKey
      ? [copy('command that deactivates the access key', deactivateKeyCommand(event))]
      : []),
    ...(keyPair ? [copy('command that deletes the key pair', deleteKeyPairCommand(keyPair))] : []),
    copy('IAM policy that restricts key pair creation', restrictKeyPairsPolicy(event)),
    ...save(view, finding),
  ];
}

function showRelated(entity: Entity): CodeAction {
  return action('Show related key pair events', 'showRelatedKeyPairEvents', { entity });
}

/** The event, or the events of the finding's chain. */
function save(view: View, finding: Finding): CodeAction[] {
  const position = view.rangeOf(finding.primary)?.start;
  if (!position) return [];
  const at = { uri: view.uri, position };
  const { related } = finding;
  return related.length === 0
    ? [action('Save event as JSON…', 'saveEventAsJson', { at })]
    : [
        action('Save the events of this finding as JSON…', 'saveEventAsJson', {
          at,
          finding: findingKey(finding),
        }),
      ];
}

function copy(what: string, text: string): CodeAction {
  return action(`Copy ${what}`, 'copyText', { text, what });
}

interface Offer {
  readonly finding: Finding;
  readonly offer: CodeAction;
}

/** Two findings on one key pair offer the same commands; a list with doubles is no help. */
function withoutRepeats(offers: readonly Offer[]): Offer[] {
  const seen = new Set<string>();
  return offers.filter(({ offer: { command } }) => {
    const key = JSON.stringify(command);
    return !seen.has(key) && seen.add(key);
  });
}

/** What two findings offer under the same title says which finding it is of. */
function toldApart(offers: readonly Offer[]): CodeAction[] {
  return offers.map(({ finding, offer }) => {
    const isRepeated = offers.some((other) => other.finding !== finding && other.offer.title === offer.title);
    return isRepeated ? { ...offer, title: `${offer.title} (${finding.title})` } : offer;
  });
}
