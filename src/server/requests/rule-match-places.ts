import type { Place, PlaceParams } from '../../protocol.ts';
import type { DocumentMatches } from '../authoring/rule-matches.ts';
import type { RuleText } from '../authoring/rule-text.ts';
import { matchesAt } from '../features/rule-code-lens.ts';
import { placeOf, type Snapshot } from '../snapshot.ts';

/** More than a person looks through one by one; the lens has the number. */
const MOST_PLACES = 1000;

/** Where the events stand that the rule at a place matches, or that the filter there takes away; one a step. */
export function* ruleMatchPlaces(
  snapshot: Snapshot,
  text: RuleText,
  { position }: PlaceParams,
  all: readonly DocumentMatches[],
): Generator<void, readonly Place[]> {
  const places: Place[] = [];
  for (const { event, primary } of matchesAt(text, position.line, all)?.matches.slice(0, MOST_PLACES) ?? []) {
    places.push(placeOf(snapshot, event.log, primary));
    yield;
  }
  return places;
}
