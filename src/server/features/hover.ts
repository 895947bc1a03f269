import { MarkupKind, type Hover } from 'vscode-languageserver';
import type { Finding } from '../../core/detect/finding.ts';
import { compareLevels } from '../../core/detect/level.ts';
import { touches } from '../../core/log/span.ts';
import type { Position } from '../../protocol.ts';
import { lineageOf } from '../describe/entity-lineage.ts';
import { describeEntity } from '../describe/entity.ts';
import { describeWhy } from '../describe/explanation.ts';
import { describeFinding, describeRule } from '../describe/finding.ts';
import { describeUpdates } from '../describe/updates.ts';
import { withPatience, type Patience } from '../patience.ts';
import { toMarkdown, toPlainText, type Block } from '../describe/rich-text.ts';
import type { Snapshot, View } from '../snapshot.ts';
import { saysAll } from './diagnostics.ts';
import { entityLinks, eventLinks, findingLinks } from './hover-links.ts';

/** What a client can show in a hover. */
export interface HoverStyle {
  readonly markdown: boolean;
  /** It is our own extension: it runs our commands from links. */
  readonly isOurs: boolean;
  /** It prints the messages of diagnostics above a hover. Missing: not. */
  readonly printsMessages?: boolean;
}

const MOST_FINDINGS = 3;

/**
 * The findings underlined at a position, and what the value standing there is. Counting the value may need the texts
 * of a whole case, one a step; when patience is over the hover comes without. While a large case is being concluded it
 * says so.
 */
export function* hover(
  snapshot: Snapshot,
  view: View,
  position: Position,
  style: HoverStyle,
  patience: Patience,
): Generator<void, Hover | null> {
  const offset = view.offsetAt(position);
  if (offset === undefined) return null;
  const { investigation, filter } = snapshot;
  if (!(yield* withPatience(investigation.concludeInSteps(), patience))) return stillConcluding(style);
  const all = investigation.findingsIn(view.log, filter);
  const findings = all
    .filter(({ primary }) => touches(primary, offset))
    .toSorted((a, b) => compareLevels(b.level, a.level))
    .slice(0, MOST_FINDINGS);
  const found = investigation.entityAt(view.log, offset);
  const span = found?.span ?? findings[0]?.primary;
  const range = span && view.rangeOf(span);
  if (!range) return null;
  const entity = found?.entity;
  const whys = new Map<Finding, readonly Block[]>();
  for (const finding of findings) whys.set(finding, yield* why(snapshot, finding, patience));
  const lineage = entity && (yield* withPatience(lineageOf(investigation, entity), patience));
  const summary = entity && (yield* withPatience(investigation.summarizeInSteps(entity), patience));
  const segments = entity && (yield* withPatience(investigation.segmentsInSteps(entity), patience));
  const elsewhere = entity && (yield* withPatience(investigation.namedElsewhereInSteps(entity), patience));
  const linked = (links: () => readonly Block[]): readonly Block[] => (style.isOurs ? links() : []);
  const blocks = [
    ...findings.flatMap((finding, at) => {
      const isNews = findings.findIndex(({ event }) => event.index === finding.event.index) === at;
      const described = isNews ? describeFinding(snapshot, finding) : describeRule(snapshot, finding);
      const isSaidAbove = style.printsMessages && saysAll(all.length, finding);
      return [
        ...described.head,
        ...(isSaidAbove ? [] : [described.message]),
        // A hover shows some ten lines at a time.
        ...linked(() => findingLinks(investigation, finding)),
        ...described.rest,
        ...whys.get(finding)!,
      ];
    }),
    ...(entity
      ? [
          ...describeEntity(snapshot, entity, summary, lineage, elsewhere, segments),
          ...linked(() => entityLinks(investigation, entity, findings)),
        ]
      : []),
    ...updates(snapshot, view.log, offset, style),
    ...linked(() => eventLinks(snapshot, view, position)),
  ];
  const contents = style.markdown
    ? { kind: MarkupKind.Markdown, value: toMarkdown(blocks) }
    : { kind: MarkupKind.PlainText, value: toPlainText(blocks) };
  return { contents, range };
}

/** Logs have just come or gone, many of them: nothing can be said yet that would not have to be taken back. */
function stillConcluding({ markdown }: HoverStyle): Hover {
  return {
    contents: {
      kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
      value: 'What the logs say is still being worked out. Try again in a moment.',
    },
  };
}

/** Nothing where working it out would take longer than somebody waits. */
function* why(
  { investigation, filter }: Snapshot,
  { event, rule }: Finding,
  patience: Patience,
): Generator<void, readonly Block[]> {
  const explained = yield* withPatience(
    explainable(investigation.explainInSteps(event, rule, filter)),
    patience,
  );
  return explained?.found ? describeWhy(explained.found.explanation, event.log) : [];
}

/** What was waited for, whether or not there is anything to say. */
function* explainable<T>(steps: Generator<void, T>): Generator<void, { readonly found: T }> {
  return { found: yield* steps };
}

function updates(snapshot: Snapshot, log: string, offset: number, { isOurs }: HoverStyle): readonly Block[] {
  const event = snapshot.investigation.eventAt(log, offset);
  return event ? describeUpdates(snapshot, { log, index: event.index }, isOurs) : [];
}
