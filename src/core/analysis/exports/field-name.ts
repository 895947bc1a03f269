import type { FieldPath } from '../../log/json/value.ts';

/** A path as a Sigma rule writes it, elements of arrays without their index: `requestParameters.instancesSet.items.keyName`. */
export function fieldName(path: FieldPath): string {
  return path.filter((step) => typeof step === 'string').join('.');
}
