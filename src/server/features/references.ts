import type { References } from '../../core/analysis/references.ts';
import type { PlaceList, Position } from '../../protocol.ts';
import { characterOf, isShownAsItIs, type ForeknownPlaces } from '../foreknown-place.ts';
import { Places } from '../place-list.ts';
import { drawnPlaceOf, type Snapshot, type View } from '../snapshot.ts';

/** So many are placed in a step where nothing has to be read for it. */
const STEP = 4096;

/** Every exact occurrence of what stands at a position, across all logs, oldest first. One a step where a record is read. */
export function* references(snapshot: Snapshot, view: View, position: Position): Generator<void, PlaceList> {
  const places = new Places();
  const offset = view.offsetAt(position);
  const found = offset === undefined ? undefined : snapshot.investigation.entityAt(view.log, offset);
  if (!found) return places;
  const { value } = found.entity;
  const all = yield* snapshot.investigation.referencesInSteps(found.entity);
  const known = foreknownIn(snapshot, all);
  const isShown = isShownAsItIs(value);
  for (let entry = 0; entry < all.count; entry++) {
    if (entry % STEP === STEP - 1) yield;
    const log = all.logOf(entry);
    const index = all.eventOf(entry);
    const inLog = isInOtherForm(view, all.logs[log]!.id, index, known[log]) ? undefined : known[log];
    const column = all.columnOf(entry);
    const line = column && isShown ? inLog?.lineOf(index, column) : undefined;
    if (line !== undefined) {
      places.addInLine(inLog!.uriOf(index), line, characterOf(column!), value.length);
      continue;
    }
    for (const { span, path } of all.occurrencesOf(entry)) {
      places.add(inLog?.at(index, path) ?? drawnPlaceOf(snapshot, all.logs[log]!.id, span, view));
      yield;
    }
  }
  return places;
}

/** By the numbers of logs; undefined where an editor shows the log itself. */
function foreknownIn(snapshot: Snapshot, { logs }: References): (ForeknownPlaces | undefined)[] {
  return logs.map(({ id }) => (snapshot.opensAsText(id) ? undefined : snapshot.foreknownPlaces(id)));
}

/** True where a reader sees an event in another document than its log's rendering, and stays there. */
function isInOtherForm(view: View, log: string, index: number, known: ForeknownPlaces | undefined): boolean {
  if (view.log !== log || known?.uriOf(index) === view.uri) return false;
  const { events } = view;
  return events.length > 0 && events[0]!.index <= index && index <= events.at(-1)!.index;
}
