import type { AnsweredCalls } from '../log/calls.ts';
import type { ColumnsOfLog } from './event-columns.ts';
import type { CallOfInterest } from './prepared-rules.ts';
import type { Left } from './screen.ts';

/** An event of which more has to be known than its columns. */
export interface ScreenedEvent {
  readonly index: number;
  readonly ofCall: CallOfInterest;
  readonly left: Left;
}

/** Goes through the events of a log and stops at those that a rule is left for, or that may tell something about others. */
export class Screening {
  readonly #columns: ColumnsOfLog;
  readonly #calls: AnsweredCalls<CallOfInterest>;
  /** The first one that was not looked at. */
  #next = 0;

  constructor(columns: ColumnsOfLog, calls: AnsweredCalls<CallOfInterest>) {
    this.#columns = columns;
    this.#calls = calls;
  }

  get isAtEnd(): boolean {
    return this.#next >= this.#calls.calls.length;
  }

  /** Adds such events of the next `most` ones. */
  addNext(most: number, screened: ScreenedEvent[]): void {
    const { calls, answers } = this.#calls;
    const end = Math.min(calls.length, this.#next + most);
    for (let index = this.#next; index < end; index++) {
      const ofCall = answers[calls[index]!];
      if (!ofCall) continue;
      this.#columns.index = index;
      const left = ofCall.screen(this.#columns);
      if (left.rules.length > 0 || ofCall.mayJoin) screened.push({ index, ofCall, left });
    }
    this.#next = end;
  }
}

/**
 * The places of events in their list, those together that the same rules are left for: what is asked of the second one, and by
 * what, the processor has at hand.
 */
export function placesByRules(screened: readonly ScreenedEvent[]): readonly number[] {
  const groups = new Map<Left, number[]>();
  for (let place = 0; place < screened.length; place++) {
    const { left } = screened[place]!;
    const group = groups.get(left);
    if (group) group.push(place);
    else groups.set(left, [place]);
  }
  return [...groups.values()].flat();
}
