import type { Case } from '../case.ts';
import { principalsOf } from './principals.ts';
import { sessionStarts } from './session-starts.ts';

/** Gathers what questions about lineage ask of all logs, so that the first one does not have to. No text is needed. */
export function* gatherLineage(all: Case): Generator<void, void> {
  yield* principalsOf(all).inSteps();
  yield* sessionStarts(all).inSteps();
}
