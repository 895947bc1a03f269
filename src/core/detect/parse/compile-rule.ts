import type { Placeholders } from '../../enrich/enrichment.ts';
import type { DetectionRule, RuleHead } from '../rule.ts';
import { CHAIN_KEYS } from './chain.ts';
import { parseDetection } from './detection.ts';
import type { RuleDocument } from './document.ts';
import { parseHead, type Head } from './head.ts';
import { Refusal } from './refusal.ts';
import type { YamlValue } from './yaml-value.ts';

/** A rule that looks at single events. */
export interface CompiledRule {
  readonly head: Head;
  readonly body: Omit<DetectionRule, keyof RuleHead>;
}

/** Undefined for a rule that is for other logs. Throws a `Refusal`. */
export function compileRule(document: RuleDocument, placeholders: Placeholders): CompiledRule | undefined {
  const { root } = document;
  if (!isOurLogsource(root)) return undefined;
  refuseKeys(root, CHAIN_KEYS, 'belongs to a correlation');
  const head = parseHead(document);
  return { head, body: parseDetection(root, placeholders, head.key, document.prefilter) };
}

/** A rule says which logs it is for; ours are CloudTrail's. */
export function isOurLogsource(root: YamlValue): boolean {
  const logsource = root.get('logsource');
  if (!logsource) throw root.refusal('a rule needs a logsource');
  const [product, service] = ['product', 'service'].map((key) => logsource.get(key)?.text(key).toLowerCase());
  return product === 'aws' && service === 'cloudtrail';
}

/** Throws a `Refusal` at the first of these keys that a rule has. */
export function refuseKeys(root: YamlValue, keys: readonly string[], reason: string): void {
  for (const { key, at } of root.entries('a rule')) {
    if (keys.includes(key)) throw new Refusal(`"${key}" ${reason}`, at);
  }
}
