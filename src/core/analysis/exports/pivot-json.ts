import type { JsonValue } from '../../log/json/value.ts';
import type { ChainLink } from '../chain.ts';
import { entitiesJson, eventJson, type EntitiesJson, type EventJson } from './event-json.ts';
import { fieldName } from './field-name.ts';
import { relatedJson, type RelatedJson } from './finding-json.ts';
import type { Location, Places } from './location.ts';
import { shownValue } from './shown-value.ts';

/** One event that a pivot found, in the public JSON form. */
export interface PivotJson {
  readonly event: EventJson;
  readonly location: Location;
  readonly matched: readonly {
    readonly field: string;
    readonly value: JsonValue;
    readonly location: Location;
  }[];
  readonly entities: EntitiesJson;
  readonly related?: readonly RelatedJson[];
}

/** `value` is what was asked for, which every match is. */
export function pivotJson({ event, matched, related }: ChainLink, value: string, places: Places): PivotJson {
  return {
    event: eventJson(event),
    location: places.locate(event.log, event.span),
    matched: matched.map(({ path, span }) => {
      const field = fieldName(path);
      return { field, value: shownValue(field, value), location: places.locate(event.log, span) };
    }),
    entities: entitiesJson(event),
    ...(related && { related: related.map((item) => relatedJson(item, places)) }),
  };
}
