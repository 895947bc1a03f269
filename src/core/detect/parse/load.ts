import type { Placeholders } from '../../enrich/enrichment.ts';
import type { CorrelationRule, DetectionRule, RefusedRule, Rule, RuleHead, RuleSet } from '../rule.ts';
import { CHAIN_KEYS } from './chain.ts';
import { shareCommonWords } from './common-words.ts';
import { parseCorrelation } from './correlation.ts';
import { parseDetection } from './detection.ts';
import { splitDocuments, type RuleDocument, type RuleFile } from './document.ts';
import { parseHead, type Head } from './head.ts';
import { outlineOf, type Outline } from './outline.ts';
import { References } from './references.ts';
import { Refusal } from './refusal.ts';
import type { YamlValue } from './yaml-value.ts';

/** What became of one document. */
type Outcome =
  | { readonly kind: 'loaded'; readonly key: string }
  | { readonly kind: 'not-applicable' }
  | { readonly kind: 'refused'; readonly refused: RefusedRule }
  /** Being loaded right now: whoever meets it refers to itself. */
  | { readonly kind: 'loading' };

/**
 * Loads rule files. What cannot be loaded is refused by name and place, and the rest runs. In the result every rule
 * stands after the rules it refers to.
 */
export function loadRules(files: readonly RuleFile[], placeholders: Placeholders): RuleSet {
  return new Loader(placeholders).load(files);
}

class Loader {
  readonly #placeholders: Placeholders;
  readonly #rules: Rule[] = [];
  readonly #outcomes = new Map<Outline, Outcome>();
  #references = new References([]);
  #silenced: ReadonlySet<Outline> = new Set();

  constructor(placeholders: Placeholders) {
    this.#placeholders = placeholders;
  }

  load(files: readonly RuleFile[]): RuleSet {
    const documents = files.flatMap(splitDocuments);
    const outlines = documents.map((document) => ('reason' in document ? document : readOutline(document)));
    const readable = outlines.flatMap((outline) => ('reason' in outline ? [] : outline));
    this.#references = new References(readable);
    this.#silenced = this.#references.silenced();
    const outcomes = outlines.map((outline): Outcome =>
      'reason' in outline ? { kind: 'refused', refused: outline } : this.#outcomeOf(outline),
    );
    return {
      rules: shareCommonWords(this.#rules),
      refused: outcomes.flatMap((outcome) => (outcome.kind === 'refused' ? outcome.refused : [])),
      seen: outcomes.length,
      notApplicable: outcomes.filter(({ kind }) => kind === 'not-applicable').length,
    };
  }

  #outcomeOf(outline: Outline): Outcome {
    const known = this.#outcomes.get(outline);
    if (known) return known;
    this.#outcomes.set(outline, { kind: 'loading' });
    const outcome = this.#attempt(outline);
    this.#outcomes.set(outline, outcome);
    return outcome;
  }

  #attempt(outline: Outline): Outcome {
    try {
      return outline.correlation ? this.#correlation(outline, outline.correlation) : this.#detection(outline);
    } catch (error) {
      if (error instanceof Refusal) return { kind: 'refused', refused: outline.document.refused(error) };
      throw error;
    }
  }

  #detection(outline: Outline): Outcome {
    const { root } = outline.document;
    if (!isOurLogsource(root)) return { kind: 'not-applicable' };
    refuseKeys(root, ['filter', 'action'], 'documents are not supported');
    refuseKeys(root, CHAIN_KEYS, 'belongs to a correlation');
    this.#references.requireUnique(outline);
    const head = parseHead(outline.document);
    return this.#loaded(outline, head, parseDetection(root, this.#placeholders));
  }

  #correlation(outline: Outline, correlation: YamlValue): Outcome {
    const { root } = outline.document;
    if (outline.references.length === 0) throw correlation.refusal('a correlation needs rules');
    const bases = outline.references.map((reference) => this.#base(reference, outline));
    if (bases.every((base) => base === undefined)) return { kind: 'not-applicable' };
    refuseKeys(root, ['new_terms'], 'belongs to a detection');
    this.#references.requireUnique(outline);
    const head = parseHead(outline.document);
    const rules = outline.references.map((reference, index) => {
      const key = bases[index];
      if (key === undefined)
        throw reference.refusal(`the rule "${reference.text('a rule')}" is for another log source`);
      return key;
    });
    const ruleNames = outline.references.map((reference) => reference.text('a rule'));
    return this.#loaded(outline, head, {
      ...parseCorrelation(root, correlation, ruleNames, this.#placeholders),
      rules,
      ruleNames,
    });
  }

  /** The key of a rule that a correlation refers to; undefined for one that is not for our logs. */
  #base(reference: YamlValue, from: Outline): string | undefined {
    const outcome = this.#outcomeOf(this.#references.resolve(reference, from));
    if (outcome.kind === 'loaded') return outcome.key;
    if (outcome.kind === 'not-applicable') return undefined;
    const name = reference.text('a rule');
    if (outcome.kind === 'loading') throw reference.refusal(`the rule "${name}" refers back to this one`);
    const { path, line } = outcome.refused;
    throw reference.refusal(`the rule "${name}" was refused (${path}:${line})`);
  }

  #loaded(outline: Outline, head: Head, body: Body): Outcome {
    const rule: Rule = { ...head, reports: !this.#silenced.has(outline), ...body };
    this.#rules.push(rule);
    return { kind: 'loaded', key: rule.key };
  }
}

/** What a rule has besides its head. */
type Body = Omit<DetectionRule, keyof RuleHead> | Omit<CorrelationRule, keyof RuleHead>;

function readOutline(document: RuleDocument): Outline | RefusedRule {
  try {
    return outlineOf(document);
  } catch (error) {
    if (error instanceof Refusal) return document.refused(error);
    throw error;
  }
}

/** A rule says which logs it is for; ours are CloudTrail's. */
function isOurLogsource(root: YamlValue): boolean {
  const logsource = root.get('logsource');
  if (!logsource) throw root.refusal('a rule needs a logsource');
  const [product, service] = ['product', 'service'].map((key) => logsource.get(key)?.text(key).toLowerCase());
  return product === 'aws' && service === 'cloudtrail';
}

function refuseKeys(root: YamlValue, keys: readonly string[], reason: string): void {
  for (const { key, at } of root.entries('a rule')) {
    if (keys.includes(key)) throw new Refusal(`"${key}" ${reason}`, at);
  }
}
