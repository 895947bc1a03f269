import { EditedMatches } from '../../detect/edited/edited-matches.ts';
import { firstThat } from '../../log/binary-search.ts';
import { DeliveryIndex } from './delivery-index.ts';
import { isSameEvent } from './event-id.ts';
import { indexedLog, type CaseLog, type IndexedLog } from './indexed-log.ts';
import { OpenedKeys } from './opened-keys.ts';

const MANY = 1 << 20;
/** So many events are taken out of the deliveries at once, in some milliseconds. */
const MOST_REMOVED = 1 << 16;

/** The logs of an investigation and what is looked up in all of them, kept up to date as logs come and go. */
export class CaseIndex {
  readonly #logs = new Map<string, IndexedLog>();
  #inOrder: readonly IndexedLog[] | undefined = [];
  #deliveries = new DeliveryIndex();
  #keys = new OpenedKeys();
  #opened = 0;
  #events = 0;

  get deliveries(): DeliveryIndex {
    return this.#deliveries;
  }

  get keys(): OpenedKeys {
    return this.#keys;
  }

  log(id: string): IndexedLog | undefined {
    return this.#logs.get(id);
  }

  /** In the order of their ids. */
  get logs(): readonly IndexedLog[] {
    return (this.#inOrder ??= [...this.#logs.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  }

  /** Takes some microseconds a log, however large: what is in it is worked in later, in steps. */
  add(added: readonly CaseLog[]): void {
    const [first] = added;
    if (added.length === 1 && first && this.#logs.has(first.id)) this.#replace(first);
    else {
      for (const caseLog of added) this.#add(caseLog);
      this.#inOrder = undefined;
    }
    // Numbers are not used twice, so that now and then they are given anew.
    if (this.#deliveries.size > 4 * this.#events + MANY) this.#renew();
  }

  /**
   * Puts a log, of which one event was edited, in the place of the one with its id. True where what the other events are
   * deliveries of stays as it is, and the edited one is delivered once as before.
   */
  edit(caseLog: CaseLog, index: number): boolean {
    const former = this.#logs.get(caseLog.id)!;
    const log = this.#put(caseLog, former);
    this.#placeInOrder(log);
    if (isSameEvent({ log: former, index }, { log, index })) {
      this.#deliveries.replace(former, log);
      return true;
    }
    if (this.#deliveries.replaceEdited(former, log, index)) return true;
    this.#deliveries.remove(former);
    this.#deliveries.add(log);
    return false;
  }

  /** What was concluded of logs that were edited is to be concluded anew. */
  settleMatches(): void {
    for (const { id, log, matches, facts } of this.logs) {
      if (matches instanceof EditedMatches) this.#replace({ id, log, matches: matches.settled(), facts });
    }
  }

  /** False when none of them was here. */
  remove(ids: readonly string[]): boolean {
    const gone = ids.flatMap((id) => this.#logs.get(id) ?? []);
    if (gone.length === 0) return false;
    const before = this.#events;
    const events = gone.reduce((sum, { rows }) => sum + rows.count, 0);
    for (const log of gone) {
      this.#logs.delete(log.id);
      this.#forget(log);
    }
    this.#inOrder = this.#inOrder?.filter(({ id }) => this.#logs.has(id));
    // What is left is worked in again, which can be done in steps, where taking out the rest is more or takes long.
    if (this.#events < before / 2 || events > MOST_REMOVED) this.#renew();
    else for (const log of gone) this.#deliveries.remove(log);
    return true;
  }

  /** Puts a log in the place of the one with its id. */
  #replace(caseLog: CaseLog): void {
    this.#placeInOrder(this.#add(caseLog));
  }

  #placeInOrder(log: IndexedLog): void {
    this.#inOrder = this.#inOrder?.with(this.#placeOf(log.id), log);
  }

  #add(caseLog: CaseLog): IndexedLog {
    const former = this.#logs.get(caseLog.id);
    const log = this.#put(caseLog, former);
    if (former?.rows === log.rows) this.#deliveries.replace(former, log);
    else {
      if (former) this.#deliveries.remove(former);
      this.#deliveries.add(log);
    }
    return log;
  }

  /** Adds a log to all but the deliveries, in place of `former`, the one with its id. */
  #put(caseLog: CaseLog, former: IndexedLog | undefined): IndexedLog {
    const log = indexedLog(caseLog);
    if (former) this.#forget(former);
    this.#logs.set(log.id, log);
    this.#events += log.rows.count;
    if (log.isOpened) {
      this.#opened++;
      this.#keys.add(log, caseLog.facts);
    }
    return log;
  }

  /** Where the log with this id, which is here, stands among the others. */
  #placeOf(id: string): number {
    const inOrder = this.#inOrder!;
    return firstThat(inOrder.length - 1, (place) => inOrder[place]!.id >= id);
  }

  #forget(log: IndexedLog): void {
    this.#events -= log.rows.count;
    if (!log.isOpened) return;
    this.#opened--;
    if (this.#opened > 0) this.#keys.remove(log);
    else this.#keys = new OpenedKeys();
  }

  #renew(): void {
    this.#deliveries = new DeliveryIndex();
    for (const log of this.#logs.values()) this.#deliveries.add(log);
  }
}
