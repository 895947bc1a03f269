import type { JsonObject, JsonValue } from '../../log/json/value.ts';
import type { YamlValue } from '../parse/yaml-value.ts';

/** A value of a YAML file as JSON. A number that JSON would write otherwise (`012345678901`, an account) is a text. */
function jsonOf(value: YamlValue): JsonValue {
  if (value.isMap) return jsonObjectOf(value);
  if (value.isList) return value.items().map(jsonOf);
  const { value: plain, source } = value.scalar('a value');
  return typeof plain === 'number' && String(plain) !== source ? source : plain;
}

export function jsonObjectOf(value: YamlValue): JsonObject {
  return Object.fromEntries(value.entries('an event').map((entry) => [entry.key, jsonOf(entry.value)]));
}
