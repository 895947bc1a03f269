import { ConditionError, tokensOf } from '../sigma/condition-tree.ts';
import { Refusal } from './refusal.ts';
import type { YamlValue } from './yaml-value.ts';

/** Parses the words of a condition; what is wrong with one of them is refused where it stands. */
export function parseConditionText<T>(condition: YamlValue, parse: (tokens: readonly string[]) => T): T {
  const tokens = tokensOf(condition.text('condition'));
  try {
    return parse(tokens);
  } catch (error) {
    if (!(error instanceof ConditionError)) throw error;
    throw new Refusal(`condition: ${error.message}`, condition.placesOf(tokens)[error.token] ?? condition.at);
  }
}
