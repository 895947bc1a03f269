import type { CodeLens, Command } from 'vscode-languageserver';
import type { Entity } from '../../core/analysis/entity.ts';
import type { EventFacts, Finding } from '../../core/detect/finding.ts';
import { COMMANDS, type CommandArguments, type Range } from '../../protocol.ts';
import type { Snapshot, View } from '../snapshot.ts';
import { shorten } from '../rich-text.ts';
import { accessKeyOf, keyPairOf } from '../pivots.ts';
import { count } from '../words.ts';

/** Above each flagged event: its findings, and how many events share its access key and its key pair. */
export function codeLenses(snapshot: Snapshot, view: View): CodeLens[] {
  return [
    ...formattedViewLens(view),
    ...flaggedEvents(snapshot, view).flatMap((flagged) => eventLenses(snapshot, flagged)),
  ];
}

interface Flagged {
  readonly range: Range;
  readonly event: EventFacts;
  readonly findings: readonly Finding[];
}

/** The events with findings in this view, each with its findings. */
function flaggedEvents(snapshot: Snapshot, view: View): readonly Flagged[] {
  const findings = snapshot.investigation.findingsIn(view.log, snapshot.filter);
  const events = new Map(findings.map(({ event }) => [event.index, event]));
  return [...events.values()].flatMap((event) => {
    const range = view.rangeOf({ offset: event.span.offset, length: 0 });
    if (!range) return [];
    return { range, event, findings: findings.filter((finding) => finding.event.index === event.index) };
  });
}

function eventLenses(snapshot: Snapshot, { range, event, findings }: Flagged): CodeLens[] {
  const titles = [...new Set(findings.map(({ title }) => title))].join(' · ');
  const summary = shorten(`${count(findings.length, 'finding')}: ${titles}`, 120);
  return [
    { range, command: command(summary, 'showFindings', {}) },
    ...pivotLens(snapshot, range, accessKeyOf(event), 'with this access key'),
    ...pivotLens(snapshot, range, keyPairOf(snapshot.investigation, event), 'with this key pair'),
  ];
}

function pivotLens(snapshot: Snapshot, range: Range, entity: Entity | undefined, how: string): CodeLens[] {
  if (!entity) return [];
  const { events } = snapshot.investigation.summarize(entity);
  return [
    { range, command: command(`${count(events, 'event')} ${how}`, 'showRelatedKeyPairEvents', { entity }) },
  ];
}

/** An export as AWS writes it is one line, which nobody can read: the way to the readable view stands above it. */
function formattedViewLens(view: View): CodeLens[] {
  const [first] = view.events;
  if (!first || !view.isOneLine) return [];
  const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return [{ range: top, command: command('Open formatted view', 'openFormattedView', { uri: view.uri }) }];
}

function command<Name extends keyof CommandArguments>(
  title: string,
  name: Name,
  argument: CommandArguments[Name],
): Command {
  return { title, command: COMMANDS[name], arguments: [argument] };
}
