import type { CorrelationRule, CorrelationType, Presence } from '../rule.ts';
import { ConditionError, parseConditionTree, type ConditionTree } from '../sigma/condition-tree.ts';
import type { Chain } from './chain.ts';
import { parseConditionText } from './condition.ts';
import { operatorsOf, parseLimits } from './count-condition.ts';
import { alternativesOf } from '../alternatives.ts';
import type { RuleNames } from './rule-names.ts';
import type { YamlValue } from './yaml-value.ts';

/**
 * Which rules of a temporal correlation must be there: an expression over their names, limits to how many of them, or
 * all of them where there is no condition. `order` are its `rules` as written.
 */
export function parsePresence(
  type: CorrelationType,
  condition: YamlValue | undefined,
  order: readonly string[],
  ruleNames: RuleNames,
  { anchor }: Chain,
): NonNullable<CorrelationRule['presence']> {
  const positions = order.map((_, position) => position);
  if (!condition) return allOf(positions);
  if (type === 'temporal_ordered' && anchor !== undefined) {
    throw condition.refusal('temporal_ordered with an anchor takes no condition');
  }
  const presence = condition.isText
    ? parseExpression(condition, order, ruleNames)
    : { kind: 'limits' as const, limits: parseLimits(condition, operatorsOf(condition)) };
  if (type === 'temporal_ordered') requireAlternatives(presence, order.length, condition);
  return presence;
}

/** As in pySigma the rules and those that the condition names are the same. */
function parseExpression(condition: YamlValue, order: readonly string[], ruleNames: RuleNames): Presence {
  const named = new Set<string>();
  const compile = (tree: ConditionTree): Presence => {
    switch (tree.kind) {
      case 'all':
      case 'any':
        return { kind: tree.kind, parts: tree.parts.map(compile) };
      case 'not':
        return { kind: 'not', part: compile(tree.part) };
      case 'selector':
        throw new ConditionError('"of" is not supported in a correlation', tree.token);
      case 'name': {
        const name = ruleNames.get(tree.name);
        if (name === undefined) {
          throw new ConditionError(`"${tree.name}" is none of the correlation's rules`, tree.token);
        }
        named.add(name);
        return { kind: 'rule', position: order.indexOf(name) };
      }
    }
  };
  const presence = parseConditionText(condition, (tokens) =>
    compile(parseConditionTree(tokens, (token) => ruleNames.has(token))),
  );
  const missing = order.find((name) => !named.has(name));
  if (missing !== undefined) throw condition.refusal(`the condition does not name the rule "${missing}"`);
  return presence;
}

function allOf(positions: readonly number[]): Presence {
  return { kind: 'all', parts: positions.map((position) => ({ kind: 'rule', position })) };
}

function requireAlternatives(presence: Presence, count: number, condition: YamlValue): void {
  const alternatives = alternativesOf(presence, count);
  if (!alternatives) throw condition.refusal('the condition is too complex for rules in order');
  if (alternatives.length === 0 || alternatives.some(({ steps }) => steps.length === 0)) {
    throw condition.refusal('the condition must need at least one rule to be there');
  }
}
