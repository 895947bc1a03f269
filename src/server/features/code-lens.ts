import type { CodeLens, Command } from 'vscode-languageserver';
import type { Entity } from '../../core/analysis/entities/entity.ts';
import type { EventFacts, Finding } from '../../core/detect/finding.ts';
import { compareLevels } from '../../core/detect/level.ts';
import { COMMANDS, type CommandArguments, type Range } from '../../protocol.ts';
import { entityNickname } from '../describe/entity-label.ts';
import { withPatience, type Patience } from '../patience.ts';
import { accessKeyOf, keyPairOf } from '../pivots.ts';
import { shorten } from '../describe/rich-text.ts';
import type { Snapshot, View } from '../snapshot.ts';
import { partLenses } from './part-lenses.ts';
import { count } from '../describe/words.ts';

/**
 * Above each flagged event: its findings, and how many events share its access key and its key pair. What cannot be
 * counted before `isOver` is, once an editor shows the lens.
 */
export function* codeLenses(
  snapshot: Snapshot,
  view: View,
  { isOver }: Pick<Patience, 'isOver'>,
): Generator<void, CodeLens[]> {
  yield* snapshot.investigation.concludeInSteps();
  const flagged = flaggedEvents(snapshot, view);
  if (view.isOneLine) return oneLineLenses(snapshot, view, flagged);
  const lenses = flagged.flatMap((event) => eventLenses(snapshot, event));
  const shown = partLenses(snapshot, view);
  for (const lens of lenses) {
    const patience = { isOver, goOn: () => {} };
    const counted = isOver() ? undefined : yield* withPatience(resolveCodeLens(snapshot, lens), patience);
    shown.push(counted ?? lens);
  }
  return shown;
}

/** Counts the events of a pivot that was put off. */
export function* resolveCodeLens(snapshot: Snapshot, lens: CodeLens): Generator<void, CodeLens> {
  const pivot: Pivot | undefined = lens.data;
  if (!pivot) return lens;
  const { entity, how } = pivot;
  const { events } = yield* snapshot.investigation.summarizeInSteps(entity);
  const title = shorten(
    `${count(events, 'event')} ${how} ${entityNickname(snapshot, entity)}`.trimEnd(),
    120,
  );
  return { range: lens.range, command: command(title, 'showRelatedKeyPairEvents', { entity }) };
}

/** What a lens needs to be counted later; it travels to the client and back. */
interface Pivot {
  readonly entity: Entity;
  readonly how: string;
}

interface Flagged {
  readonly range: Range;
  readonly event: EventFacts;
  readonly findings: readonly Finding[];
}

/** The events with findings in this view, each with its findings. */
function flaggedEvents(snapshot: Snapshot, view: View): readonly Flagged[] {
  const byEvent = new Map<number, { event: EventFacts; findings: Finding[] }>();
  for (const finding of snapshot.investigation.findingsIn(view.log, snapshot.filter)) {
    const { event } = finding;
    const flagged = byEvent.get(event.index);
    if (flagged) flagged.findings.push(finding);
    else byEvent.set(event.index, { event, findings: [finding] });
  }
  return [...byEvent.values()].flatMap((flagged) => {
    const range = view.rangeOf({ offset: flagged.event.span.offset, length: 0 });
    return range ? { range, ...flagged } : [];
  });
}

function eventLenses({ investigation }: Snapshot, { range, event, findings }: Flagged): CodeLens[] {
  const [gravest] = findings.toSorted((a, b) => compareLevels(b.level, a.level));
  const summary = shorten(`${count(findings.length, 'finding')}: ${gravest?.title}`, 80);
  return [
    { range, command: command(summary, 'showFindings', {}) },
    ...pivotLens(range, accessKeyOf(event), 'with this access key'),
    ...pivotLens(range, keyPairOf(investigation, event), 'with this key pair'),
  ];
}

function pivotLens(range: Range, entity: Entity | undefined, how: string): CodeLens[] {
  return entity ? [{ range, data: { entity, how } satisfies Pivot }] : [];
}

/**
 * An export as AWS writes it is one line, which nobody can read: the way to the readable view stands above it, and of
 * the lenses of its events, which would all stand there too, only their sum.
 */
function oneLineLenses(snapshot: Snapshot, view: View, flagged: readonly Flagged[]): CodeLens[] {
  const last = view.events.at(-1);
  if (!last) return [];
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const findings = flagged.flatMap((event) => event.findings).length;
  const sum = { range, command: command(count(findings, 'finding'), 'showFindings', {}) };
  const lastRange = view.rangeOf(last.span);
  const drawn = snapshot.drawnCharacters.toLocaleString('en-US');
  const title =
    lastRange && lastRange.end.character > snapshot.drawnCharacters
      ? `Open formatted view (VS Code draws the first ${drawn} characters of this line)`
      : 'Open formatted view';
  const open = command(title, 'openFormattedView', { uri: view.uri });
  return [{ range, command: open }, ...(findings > 0 ? [sum] : [])];
}

function command<Name extends keyof CommandArguments>(
  title: string,
  name: Name,
  argument: CommandArguments[Name],
): Command {
  return { title, command: COMMANDS[name], arguments: [argument] };
}
