import type { EventExplanation } from '../../core/analysis/explanations/explanations.ts';
import { eventWords } from '../../core/detect/explain/event-words.ts';
import { linesText, wordsText } from '../../core/detect/explain/plain-lines.ts';
import { eventCount } from '../../core/log/events.ts';
import type { ExplainParams, LinkedText } from '../../protocol.ts';
import { linkedText } from '../describe/linked-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { baseName } from '../uri.ts';

const VERDICTS = { match: 'matched by', 'no-match': 'not matched by', undecided: 'undecided by' } as const;

/** Why a rule says what it says of an event, as a document whose lines lead to the fields they are about. */
export function* explain(
  snapshot: Snapshot,
  { event, rule }: ExplainParams,
): Generator<void, LinkedText | null> {
  const { investigation, filter } = snapshot;
  const log = investigation.log(event.log);
  if (!log || event.index >= eventCount(log)) return null;
  const explained = yield* investigation.explainInSteps(event, rule, filter);
  return explained ? yield* explanationText(snapshot, explained) : null;
}

function* explanationText(
  snapshot: Snapshot,
  { event, explanation, lines }: EventExplanation,
): Generator<void, LinkedText> {
  const { rule, verdict } = explanation;
  const title = `${event.eventName} ${VERDICTS[verdict]} ${rule.title}`;
  const head = `${rule.finding} · ${rule.level} · ${wordsText(eventWords(event))} · ${baseName(event.log)}`;
  const texts = linesText(lines);
  const body = lines.map(({ place }, at) => ({ text: texts[at]!, place: place && (() => place) }));
  const all = [{ text: title }, { text: head }, { text: '' }, ...body];
  return yield* linkedText(snapshot, title, all, event.log);
}
