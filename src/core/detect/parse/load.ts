import type { Placeholders } from '../../enrich/enrichment.ts';
import { inOneGo, mapInSteps } from '../../log/steps.ts';
import type { CorrelationRule, FilterRule, RefusedRule, Rule, RuleHead, RuleSet } from '../rule.ts';
import { shareCommonWords } from './common-words.ts';
import { compileRule, refuseKeys, type CompiledRule } from './compile-rule.ts';
import { compileOnce } from './compiled.ts';
import { parseCorrelation } from './correlation.ts';
import type { RuleFile } from './document.ts';
import { isForOurLogs, parseFilter, type FilterBody } from './filter.ts';
import { parseHead, type Head } from './head.ts';
import type { Outline, Reference } from './outline.ts';
import { isOutlined, outlinesOf } from './outlines.ts';
import { References } from './references.ts';
import { Refusal } from './refusal.ts';
import { ruleNamesOf } from './rule-names.ts';
import type { YamlValue } from './yaml-value.ts';

/** What became of one document. */
type Outcome =
  | { readonly kind: 'loaded'; readonly rule: Rule }
  | { readonly kind: 'filter'; readonly filter: FilterRule }
  | { readonly kind: 'not-applicable' }
  | { readonly kind: 'refused'; readonly refused: RefusedRule }
  /** Being loaded right now: whoever meets it refers to itself. */
  | { readonly kind: 'loading' };

/** Which of several documents of one name is meant: rather one that loads. */
const WEIGHTS: Readonly<Record<Outcome['kind'], number>> = {
  loaded: 2,
  loading: 2,
  filter: 1,
  'not-applicable': 1,
  refused: 0,
};

/**
 * Loads rule files. What cannot be loaded is refused by name and place, and the rest runs. In the result every rule
 * stands after the rules it refers to.
 */
export function loadRules(files: readonly RuleFile[], placeholders: Placeholders): RuleSet {
  return inOneGo(loadRulesInSteps(files, placeholders));
}

/** The same, one file or some documents a step: a folder may hold thousands, most of them for other logs. */
export function loadRulesInSteps(
  files: readonly RuleFile[],
  placeholders: Placeholders,
): Generator<void, RuleSet> {
  return new Loader(placeholders).load(files);
}

class Loader {
  readonly #placeholders: Placeholders;
  readonly #rules: Rule[] = [];
  readonly #outcomes = new Map<Outline, Outcome>();
  readonly #outlineOf = new Map<Rule, Outline>();
  #readable: readonly Outline[] = [];
  #references = new References([], () => 0);

  constructor(placeholders: Placeholders) {
    this.#placeholders = placeholders;
  }

  *load(files: readonly RuleFile[]): Generator<void, RuleSet> {
    const outlines: (Outline | RefusedRule)[] = [];
    for (const file of files) {
      // Parsing one takes some milliseconds at worst, looking up what was parsed before nearly nothing.
      if (!isOutlined(file)) yield;
      outlines.push(...outlinesOf(file));
    }
    this.#readable = outlines.flatMap((outline) => ('reason' in outline ? [] : outline));
    this.#references = new References(this.#readable, (outline) => WEIGHTS[this.#outcomeOf(outline).kind]);
    const outcomes = yield* mapInSteps(outlines, (outline): Outcome =>
      'reason' in outline ? { kind: 'refused', refused: outline } : this.#outcomeOf(outline),
    );
    yield;
    const silenced = this.#references.silenced();
    const rules = this.#rules.map((rule) => ({
      ...rule,
      reports: !silenced.has(this.#outlineOf.get(rule)!),
    }));
    const filters = outcomes.flatMap((outcome) => (outcome.kind === 'filter' ? outcome.filter : []));
    return {
      rules: shareCommonWords(rules),
      filters,
      refused: outcomes.flatMap((outcome) => (outcome.kind === 'refused' ? outcome.refused : [])),
      seen: outcomes.length - filters.length,
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
      if (outline.correlation) return this.#correlation(outline);
      return outline.filter ? this.#filter(outline, outline.filter) : this.#detection(outline);
    } catch (error) {
      if (error instanceof Refusal) return { kind: 'refused', refused: outline.document.refused(error) };
      throw error;
    }
  }

  #detection(outline: Outline): Outcome {
    const placeholders = this.#placeholders;
    const made = compileOnce(outline, placeholders, () => compileRule(outline.document, placeholders));
    if (!made) return { kind: 'not-applicable' };
    this.#requireUnique(outline);
    if (made instanceof Refusal) throw made;
    return this.#loaded(outline, made.head, made.body);
  }

  /** A rule that was refused, or is for other logs, does not keep its name from another one. */
  #requireUnique(outline: Outline): void {
    this.#references.requireUnique(
      outline,
      (earlier) => WEIGHTS[this.#outcomeOf(earlier).kind] === WEIGHTS.loaded,
    );
  }

  /** Made anew each time, because it rests on other documents. */
  #correlation(outline: Outline): Outcome {
    const root = outline.document.root.afresh();
    const correlation = root.get('correlation')!;
    if (outline.references.length === 0) throw correlation.refusal('a correlation needs rules');
    const bases = outline.references.map((reference) => this.#base(reference, outline));
    if (bases.every((base) => base === undefined)) return { kind: 'not-applicable' };
    refuseKeys(root, ['new_terms'], 'belongs to a detection');
    this.#requireUnique(outline);
    const head = parseHead({ ...outline.document, root });
    const rules = outline.references.map((reference, index) => {
      const base = bases[index];
      if (!base) throw new Refusal(`the rule "${reference.text}" is for another log source`, reference.at);
      return base;
    });
    const order = outline.references.map(({ text }) => text);
    return this.#loaded(outline, head, {
      ...parseCorrelation(
        root,
        correlation,
        order,
        ruleNamesOf(outline.references, rules),
        this.#placeholders,
      ),
      rules: rules.map(({ key }) => key),
      ruleNames: order,
    });
  }

  /** A rule that a correlation refers to; undefined for one that is not for our logs. */
  #base(reference: Reference, from: Outline): Rule | undefined {
    const outcome = this.#outcomeOf(this.#references.resolve(reference, from));
    const { text, at } = reference;
    switch (outcome.kind) {
      case 'loaded':
        return outcome.rule;
      case 'not-applicable':
        return undefined;
      case 'filter':
        throw new Refusal(`"${text}" is a filter, not a rule`, at);
      case 'loading':
        throw new Refusal(`the rule "${text}" refers back to this one`, at);
      case 'refused': {
        const { path, line } = outcome.refused;
        throw new Refusal(`the rule "${text}" was refused (${path}:${line})`, at);
      }
    }
  }

  #filter(outline: Outline, filter: YamlValue): Outcome {
    const body = compileOnce(outline, this.#placeholders, () => this.#compileFilter(outline, filter));
    if (!body) return { kind: 'not-applicable' };
    this.#requireUnique(outline);
    if (body instanceof Refusal) throw body;
    const found = this.#filteredBy(outline);
    if (found === 'not-applicable') return { kind: 'not-applicable' };
    return { kind: 'filter', filter: { ...body, ...found } };
  }

  #compileFilter(outline: Outline, filter: YamlValue): FilterBody | undefined {
    if (!isForOurLogs(outline.document.root)) return undefined;
    if (!filter.get('rules')) throw filter.refusal('a filter needs rules; "any" is every one');
    return parseFilter(outline, filter, this.#placeholders);
  }

  /**
   * The rules that a filter is for. Those that did not load are not missed, as in pySigma: a filter may well be for
   * more rules than are switched on. If none of them loaded it is refused.
   */
  #filteredBy(outline: Outline): Pick<FilterRule, 'rules' | 'missing'> | 'not-applicable' {
    if (outline.references.length === 0) {
      const detections = this.#readable.filter((each) => !each.correlation && !each.filter);
      const outcomes = detections.map((each) => this.#outcomeOf(each));
      const rules = outcomes.flatMap((outcome) => (outcome.kind === 'loaded' ? outcome.rule.key : []));
      return { rules, missing: [] };
    }
    const bases = outline.references.map((reference) => this.#attemptBase(reference, outline));
    const rules = bases.flatMap((base) => (base && !(base instanceof Refusal) ? base.key : []));
    if (rules.length === 0) {
      const refusal = bases.find((base) => base instanceof Refusal);
      if (refusal) throw refusal;
      return 'not-applicable';
    }
    const missing = outline.references.filter((_, at) => bases[at] instanceof Refusal);
    return { rules, missing: missing.map(({ text }) => text) };
  }

  #attemptBase(reference: Reference, from: Outline): Rule | Refusal | undefined {
    try {
      return this.#base(reference, from);
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  #loaded(outline: Outline, head: Head, body: Body): Outcome {
    const rule: Rule = { ...head, reports: true, ...body };
    this.#rules.push(rule);
    this.#outlineOf.set(rule, outline);
    return { kind: 'loaded', rule };
  }
}

/** What a rule has besides its head. */
type Body = CompiledRule['body'] | Omit<CorrelationRule, keyof RuleHead>;
