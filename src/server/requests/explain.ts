import type { EventExplanation } from '../../core/analysis/explanations.ts';
import { eventWords } from '../../core/detect/explain/event-words.ts';
import type { Line } from '../../core/detect/explain/lines.ts';
import { linesText, wordsText } from '../../core/detect/explain/plain-lines.ts';
import { eventCount } from '../../core/log/events.ts';
import type { ExplainParams, ExplanationLink, ExplanationText } from '../../protocol.ts';
import { shorten, visible } from '../rich-text.ts';
import { rowPlaceOf, type Snapshot } from '../snapshot.ts';
import { baseName } from '../uri.ts';

const VERDICTS = { match: 'matched by', 'no-match': 'not matched by', undecided: 'undecided by' } as const;
const TITLE_LENGTH = 80;

/** Why a rule says what it says of an event, as a document whose lines lead to the fields they are about. */
export function* explain(
  snapshot: Snapshot,
  { event, rule }: ExplainParams,
): Generator<void, ExplanationText | null> {
  const { investigation, filter } = snapshot;
  const log = investigation.log(event.log);
  if (!log || event.index >= eventCount(log)) return null;
  const explained = yield* investigation.explainInSteps(event, rule, filter);
  return explained ? explanationText(snapshot, explained) : null;
}

function explanationText(
  snapshot: Snapshot,
  { event, explanation, lines }: EventExplanation,
): ExplanationText {
  const { rule, verdict } = explanation;
  const title = `${event.eventName} ${VERDICTS[verdict]} ${rule.title}`;
  const head = [
    visible(title),
    visible(`${rule.finding} · ${rule.level} · ${wordsText(eventWords(event))} · ${baseName(event.log)}`),
    '',
  ];
  const texts = linesText(lines).map(visible);
  const links: ExplanationLink[] = [];
  const body = lines.map((each, at) => {
    const text = texts[at]!;
    const link = linkFor(snapshot, each);
    if (!link) return text;
    const start = text.length + 2;
    links.push({ line: head.length + at, start, end: start + link.text.length, place: link.place });
    return `${text}  ${link.text}`;
  });
  return { title: shorten(title, TITLE_LENGTH), text: [...head, ...body, ''].join('\n'), links };
}

/** Line and column where they are known without reading a file. */
function linkFor(
  snapshot: Snapshot,
  { place: at }: Line,
): (Pick<ExplanationLink, 'place'> & { readonly text: string }) | undefined {
  if (!at) return undefined;
  const place = rowPlaceOf(snapshot, at.log, at.span);
  const { line, character } = place.range.start;
  const isKnown = !place.onlyFormatted && snapshot.view(at.log) !== undefined;
  return { place, text: isKnown ? `→ ${line + 1}:${character + 1}` : '→ open' };
}
