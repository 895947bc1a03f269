import { recordAlone } from '../log/edited-log.ts';
import type { Log } from '../log/log.ts';
import { digestsIn } from './digests.ts';
import { factsWhenAsked, type LogFacts } from './log-facts.ts';

type OfEvent = { readonly index: number };

/** The facts of a log after edits inside records: what was found before holds but for the records that were edited. */
export class EditedFacts implements LogFacts {
  readonly #before: LogFacts;
  readonly #now: Log;
  readonly #edited: ReadonlyMap<number, LogFacts>;

  private constructor(before: LogFacts, now: Log, edited: ReadonlyMap<number, LogFacts>) {
    this.#before = before;
    this.#now = now;
    this.#edited = edited;
  }

  /** The facts of `now`, in which one record is not what it was in the log that `facts` are of. */
  static after(facts: LogFacts, now: Log, index: number): EditedFacts {
    const ofRecord = factsWhenAsked(recordAlone(now, index));
    return facts instanceof EditedFacts
      ? new EditedFacts(facts.#before, now, new Map([...facts.#edited, [index, ofRecord]]))
      : new EditedFacts(facts, now, new Map([[index, ofRecord]]));
  }

  get keyPairs(): LogFacts['keyPairs'] {
    return this.#with((facts) => facts.keyPairs);
  }

  get securityGroups(): LogFacts['securityGroups'] {
    return this.#with((facts) => facts.securityGroups);
  }

  get issues(): LogFacts['issues'] {
    return this.#with((facts) => facts.issues);
  }

  get accessKeys(): LogFacts['accessKeys'] {
    return this.#with((facts) => facts.accessKeys);
  }

  get updates(): LogFacts['updates'] {
    return this.#with((facts) => facts.updates);
  }

  get digests(): LogFacts['digests'] {
    return digestsIn(this.#now);
  }

  #with<Item extends OfEvent>(part: (facts: LogFacts) => readonly Item[]): readonly Item[] {
    const kept = part(this.#before).filter(({ index }) => !this.#edited.has(index));
    const anew = [...this.#edited].flatMap(([index, facts]) =>
      part(facts).map((item) => ({ ...item, index })),
    );
    return anew.length === 0 ? kept : [...kept, ...anew].toSorted((a, b) => a.index - b.index);
  }
}
