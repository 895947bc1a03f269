import { ByIndex } from '../../detect/edited/by-index.ts';
import type { RecordEdit } from '../../log/edit/edit.ts';
import { eventOf } from '../../log/events.ts';
import type { Log } from '../../log/log.ts';
import { digestsIn } from '../coverage/digests.ts';
import { findFacts, type AskedFacts, type FoundPart } from './facts-when-asked.ts';
import { factsOfRecord, type LogFacts } from './log-facts.ts';

type OfEvent = { readonly index: number };

/** The facts of a log after edits inside records: what was found before holds but for the records that were edited. */
export class EditedFacts implements AskedFacts {
  readonly #before: LogFacts;
  readonly #now: Log;
  readonly #edited: ByIndex<LogFacts>;
  /** Some record was edited into one that updates an event, if only for a while. */
  readonly #madeUpdates: boolean;

  private constructor(before: LogFacts, now: Log, edited: ByIndex<LogFacts>, madeUpdates: boolean) {
    this.#before = before;
    this.#now = now;
    this.#edited = edited;
    this.#madeUpdates = madeUpdates;
  }

  /** The facts of a log after an edit; `facts` are those before it. */
  static after(facts: LogFacts, { after: now, index }: RecordEdit): EditedFacts {
    // Found at once, so that this version of the log need not be kept for them: hardly any record has facts.
    const ofRecord = factsOfRecord(eventOf(now, index));
    const isUpdate = ofRecord.updates.length > 0;
    return facts instanceof EditedFacts
      ? new EditedFacts(
          facts.#before,
          now,
          facts.#edited.with(index, ofRecord),
          facts.#madeUpdates || isUpdate,
        )
      : new EditedFacts(facts, now, new ByIndex<LogFacts>().with(index, ofRecord), isUpdate);
  }

  /** False where no event of the log updates another. */
  static mayUpdate(facts: LogFacts): boolean {
    if (!(facts instanceof EditedFacts)) return facts.updates.length > 0;
    return facts.#madeUpdates || facts.#before.updates.length > 0;
  }

  /** The id of the event that an event updates, as `facts` say; other events are not looked at. */
  static updatedBy(facts: LogFacts, index: number): string | undefined {
    const ofRecord = facts instanceof EditedFacts ? facts.#edited.get(index) : undefined;
    if (ofRecord) return ofRecord.updates[0]?.originalEventID;
    const before = facts instanceof EditedFacts ? facts.#before : facts;
    return before.updates.find((update) => update.index === index)?.originalEventID;
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

  get launched(): LogFacts['launched'] {
    return this.#with((facts) => facts.launched);
  }

  get accessKeys(): LogFacts['accessKeys'] {
    return this.#with((facts) => facts.accessKeys);
  }

  get updates(): LogFacts['updates'] {
    return EditedFacts.mayUpdate(this) ? this.#with((facts) => facts.updates) : [];
  }

  get digests(): LogFacts['digests'] {
    return digestsIn(this.#now);
  }

  *findInSteps(part: FoundPart): Generator<void, void> {
    yield* findFacts([{ facts: this.#before }], part);
  }

  #with<Item extends OfEvent>(part: (facts: LogFacts) => readonly Item[]): readonly Item[] {
    const kept = part(this.#before).filter(({ index }) => !this.#edited.get(index));
    const anew = [...this.#edited.entries()].flatMap(([, facts]) => part(facts));
    return anew.length === 0 ? kept : [...kept, ...anew].toSorted((a, b) => a.index - b.index);
  }
}
