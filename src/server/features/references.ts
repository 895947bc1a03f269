import type { Entity, Occurrence } from '../../core/analysis/entities/entity.ts';
import type { References } from '../../core/analysis/references/references.ts';
import type { TextColumn } from '../../core/log/columns/columns.ts';
import type { Place, PlaceList, Position } from '../../protocol.ts';
import {
  characterOf,
  isShownAsItIs,
  type ForeknownPlaces,
  type FoundLines,
} from '../rendering/foreknown-place.ts';
import { Places } from '../place-list.ts';
import { drawnPlaceOf, type Snapshot, type View } from '../snapshot.ts';

/** So many are placed in a step where nothing has to be read for it. */
const STEP = 4096;

/** Every exact occurrence of what stands at a position, across all logs, oldest first. One a step where a record is read. */
export function* references(snapshot: Snapshot, view: View, position: Position): Generator<void, PlaceList> {
  const offset = view.offsetAt(position);
  const found = offset === undefined ? undefined : snapshot.investigation.entityAt(view.log, offset);
  if (!found) return new Places();
  const all = yield* snapshot.investigation.referencesInSteps(found.entity);
  return yield* placesOf(snapshot, view, found.entity, all);
}

/** Where the references of an entity are shown to somebody who looks at `view`, if at anything. */
export function* placesOf(
  snapshot: Snapshot,
  view: View | undefined,
  { value }: Entity,
  all: References,
): Generator<void, PlaceList> {
  const places = new Places();
  const { lines, uris } = yield* foreknown(snapshot, view, value, all, places);
  let character = 0;
  let column: TextColumn | undefined;
  for (const [number, entry] of all.order.entries()) {
    if (number % STEP === STEP - 1) yield;
    const line = lines[entry]!;
    if (line === UNKNOWN) {
      for (const occurrence of all.occurrencesOf(entry)) {
        places.add(placeOf(snapshot, view, occurrence));
        yield;
      }
      continue;
    }
    if (column !== all.columns[entry]) {
      column = all.columns[entry];
      character = characterOf(column!);
    }
    places.addInLine(uris[entry]!, line, character, value.length);
  }
  return places;
}

const UNKNOWN = -1;

/** The lines of those that columns tell and that no editor shows in another form, log by log. */
function* foreknown(
  snapshot: Snapshot,
  view: View | undefined,
  value: string,
  all: References,
  places: Places,
): Generator<void, FoundLines> {
  const { length } = all.events;
  const found = { lines: new Int32Array(length).fill(UNKNOWN), uris: new Uint32Array(length) };
  if (!isShownAsItIs(value)) return found;
  let step = 0;
  for (const [log, { id }] of all.logs.entries()) {
    const [first, end] = [all.firsts[log]!, all.firsts[log + 1]!];
    const known = foreknownIn(snapshot, id);
    yield* known?.find(all, first, end, found, (uri) => places.numberOf(uri)) ?? [];
    if (known && id === view?.log)
      for (let entry = first; entry < end; entry++)
        if (isInOtherForm(view, all.events[entry]!, known)) found.lines[entry] = UNKNOWN;
    step += end - first;
    if (step < STEP) continue;
    step = 0;
    yield;
  }
  return found;
}

/** Undefined where an editor shows the log itself. */
function foreknownIn(snapshot: Snapshot, log: string): ForeknownPlaces | undefined {
  return snapshot.opensAsText(log) ? undefined : snapshot.foreknownPlaces(log);
}

/** True where a reader sees an event in another document than its log's rendering, and stays there. */
function isInOtherForm({ uri, events }: View, index: number, known: ForeknownPlaces): boolean {
  const isShown = events.length > 0 && events[0]!.index <= index && index <= events.at(-1)!.index;
  return isShown && known.uriOf(index) !== uri;
}

function placeOf(snapshot: Snapshot, view: View | undefined, occurrence: Occurrence): Place {
  const { log, index, path } = occurrence;
  const known = foreknownIn(snapshot, log);
  const isElsewhere = known && !(log === view?.log && isInOtherForm(view, index, known));
  const place = isElsewhere ? known.at(index, path) : undefined;
  return place ?? drawnPlaceOf(snapshot, log, occurrence.span, view);
}
