import { entityKey } from '../../core/analysis/entities/entity-key.ts';
import type { Entity } from '../../core/analysis/entities/entity.ts';
import type { Investigation } from '../../core/analysis/investigation.ts';
import type { EventFacts, Finding } from '../../core/detect/finding.ts';
import type { PlaceParams, Position } from '../../protocol.ts';
import { triageChecklist } from '../describe/checklist.ts';
import { commandLink, linkLine } from '../describe/command-link.ts';
import type { Block, Inline } from '../describe/rich-text.ts';
import { accessKeyOf, keyPairOf, KINDS_WITH_LINEAGE } from '../pivots.ts';
import { isBeyondDrawn, type Snapshot, type View } from '../snapshot.ts';

/** The ways on from a hover, for a client that runs our commands. */

/** What one may do about a finding. */
export function findingLinks(investigation: Investigation, finding: Finding): readonly Block[] {
  const entity = pivotOf(investigation, finding.event);
  const pivots = entity
    ? [
        commandLink('Show related key pair events', 'showRelatedKeyPairEvents', { entity }),
        commandLink('Peek', 'peekRelatedKeyPairEvents', { entity }),
        ...storyLink(entity),
        ...(KINDS_WITH_LINEAGE.includes(entity.kind)
          ? [commandLink('Show lineage', 'showLineage', { entity })]
          : []),
      ]
    : [];
  const checklist = commandLink('Copy triage checklist', 'copyText', {
    text: triageChecklist(finding),
    what: 'triage checklist',
  });
  const { event, rule } = finding;
  const explain = commandLink('Explain this finding', 'explainFinding', {
    event: { log: event.log, index: event.index },
    rule,
  });
  return [{ text: linkLine([...pivots, explain, checklist]) }];
}

/** What one may want of the event, whatever stands there. */
export function eventLinks(snapshot: Snapshot, view: View, position: Position): readonly Block[] {
  const at: PlaceParams = { uri: view.uri, position };
  const range = { start: position, end: position };
  const isDrawn = view.uri !== view.log || !isBeyondDrawn(snapshot, range);
  const links = [
    ...(isDrawn
      ? []
      : [commandLink('Open in formatted view', 'openFormattedView', { uri: view.uri, range })]),
    commandLink('Reveal in source file', 'revealInSource', { at }),
    commandLink('Copy raw event', 'copyRawEvent', { at }),
    commandLink('Copy event as JSON', 'copyEventAsJson', { at }),
    commandLink('Save event as JSON…', 'saveEventAsJson', { at }),
    commandLink('Why did a rule not match?', 'explainNoMatch', { at }),
  ];
  return [{ text: linkLine(links) }];
}

/** What one may ask of a thing; not again what the links of `findings` lead to. */
export function entityLinks(
  investigation: Investigation,
  entity: Entity,
  findings: readonly Finding[],
): readonly Block[] {
  const isNameable = entity.kind !== 'event' && entity.kind !== 'event-name';
  const isKeyPairOrKey = entity.kind === 'key-pair' || entity.kind === 'access-key';
  const pivots = findings.flatMap(({ event }) => pivotOf(investigation, event) ?? []);
  const isOffered = pivots.some((pivot) => entityKey(pivot) === entityKey(entity));
  const related = isKeyPairOrKey
    ? commandLink('Show related key pair events', 'showRelatedKeyPairEvents', { entity })
    : commandLink('Show related events', 'showRelatedEvents', { entity });
  const links = [
    ...(isOffered ? [] : [related, ...storyLink(entity)]),
    ...(isNameable ? [commandLink('Set alias…', 'setAlias', { entity })] : []),
  ];
  return links.length === 0 ? [] : [{ text: linkLine(links) }];
}

/** What one would follow from a finding. */
function pivotOf(investigation: Investigation, event: EventFacts): Entity | undefined {
  return keyPairOf(investigation, event) ?? accessKeyOf(event);
}

function storyLink(entity: Entity): readonly Inline[] {
  return entity.kind === 'key-pair'
    ? [commandLink('Show key pair story', 'showKeyPairStory', { entity })]
    : [];
}
