import { isLevel, LEVELS, type Level } from '../level.ts';
import type { RuleHead } from '../rule.ts';
import type { RuleDocument } from './document.ts';
import type { YamlValue } from './yaml-value.ts';

/** What a document says about itself, whatever it detects. */
export type Head = Omit<RuleHead, 'reports'>;

/** Sigma leaves the level open; a rule that does not say how much it matters is taken to matter little. */
const DEFAULT_LEVEL: Level = 'low';

export function parseHead({ path, line, root }: RuleDocument): Head {
  const optional = (key: string): string | undefined => optionalText(root, key);
  // Public rules leave `falsepositives:` without a value; that says no more than leaving it out.
  const list = (key: string): string[] => {
    const value = root.get(key);
    return value === undefined || value.isNull ? [] : value.texts(key);
  };
  const title = root.get('title');
  if (!title) throw root.refusal('a rule needs a title');
  const id = optional('id');
  const name = optional('name');
  const key = id ?? name ?? title.text('title');
  return {
    key,
    id,
    name,
    title: title.text('title'),
    level: parseLevel(root.get('level')) ?? DEFAULT_LEVEL,
    finding: optional('finding') ?? key,
    family: optional('family'),
    description: optional('description') ?? '',
    author: optional('author'),
    license: optional('license'),
    references: list('references'),
    tags: list('tags'),
    falsePositives: list('falsepositives'),
    message: optional('message'),
    triage: list('triage'),
    path,
    line,
    raise: parseRaise(root.get('raise')),
    flags: parseFlags(root.get('flags')),
  };
}

/** The text at `key`, undefined where the key is missing or has no value. */
export function optionalText(root: YamlValue, key: string): string | undefined {
  const value = root.get(key);
  return value === undefined || value.isNull ? undefined : value.text(key).trim();
}

function parseLevel(level: YamlValue | undefined): Level | undefined {
  if (!level || level.isNull) return undefined;
  const text = level.text('level');
  if (!isLevel(text)) throw level.refusal(`"${text}" is no level; levels are ${LEVELS.join(', ')}`);
  return text;
}

function parseRaise(raise: YamlValue | undefined): RuleHead['raise'] {
  if (!raise) return undefined;
  const { to, when } = raise.fields('raise', ['to', 'when']);
  const level = parseLevel(to);
  if (!level) throw raise.refusal('raise needs "to", a level');
  if (when?.text('when') !== 'flagged') throw (when ?? raise).refusal('raise needs "when: flagged"');
  return { to: level, when: 'flagged' };
}

function parseFlags(flags: YamlValue | undefined): RuleHead['flags'] {
  const text = flags?.text('flags') ?? 'anchor';
  if (text === 'anchor' || text === 'chain' || text === 'none') return text;
  throw flags!.refusal('flags must be anchor, chain or none');
}
