import type { FieldPath } from '../../log/json.ts';

/** A path as people write it: `requestParameters.instancesSet.items[0].keyName`. */
export function fieldName(path: FieldPath): string {
  return path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`))
    .join('');
}
