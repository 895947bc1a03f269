import { findingOf, type Outline } from './outline.ts';
import { Refusal } from './refusal.ts';
import type { YamlValue } from './yaml-value.ts';

/** Finds documents by what others call them. */
export class References {
  readonly #outlines: readonly Outline[];

  constructor(outlines: readonly Outline[]) {
    this.#outlines = outlines;
  }

  /** The document meant by an id, a name, or a title (of the same file first); an ambiguous title is refused. */
  resolve(reference: YamlValue, from: Outline): Outline {
    const text = reference.text('a rule');
    const named =
      this.#find((outline) => outline.id === text)[0] ?? this.#find((outline) => outline.name === text)[0];
    if (named) return named;
    const titled = this.#find((outline) => outline.title === text);
    const sameFile = titled.filter((outline) => outline.document.path === from.document.path);
    const [found, ...others] = sameFile.length > 0 ? sameFile : titled;
    if (!found) throw reference.refusal(`no rule has the id, name or title "${text}"`);
    if (others.length > 0) throw reference.refusal(`several rules have the title "${text}"`);
    return found;
  }

  /** Refuses a document that calls itself as an earlier one does. */
  requireUnique(outline: Outline): void {
    for (const key of ['id', 'name'] as const) {
      const [first] = outline[key] === undefined ? [] : this.#find((other) => other[key] === outline[key]);
      if (first && first !== outline) throw duplicate(outline, key, first);
    }
    if (outline.id !== undefined || outline.name !== undefined) return;
    const [first] = this.#find((other) => (other.id ?? other.name ?? other.title) === outline.title);
    if (first && first !== outline) throw duplicate(outline, 'title', first);
  }

  /**
   * The documents that only feed correlations. As in pySigma a correlation silences its rules unless it says
   * `generate: true`; but a rule whose own `finding` is another one than the correlation's goes on reporting it.
   * A refused correlation silences too: helpers must not begin to report because of a typing error elsewhere.
   */
  silenced(): ReadonlySet<Outline> {
    const silenced = new Set<Outline>();
    for (const correlation of this.#outlines.filter(({ generate }) => !generate)) {
      for (const rule of this.#rulesOf(correlation)) {
        if (rule.finding === undefined || rule.finding === findingOf(correlation)) silenced.add(rule);
      }
    }
    return silenced;
  }

  #rulesOf(correlation: Outline): Outline[] {
    return correlation.references.flatMap((reference) => {
      try {
        return this.resolve(reference, correlation);
      } catch (error) {
        if (error instanceof Refusal) return [];
        throw error;
      }
    });
  }

  #find(test: (outline: Outline) => boolean): Outline[] {
    return this.#outlines.filter(test);
  }
}

function duplicate(outline: Outline, key: 'id' | 'name' | 'title', { document }: Outline): Refusal {
  const value = outline.document.root.get(key);
  const reason = `the ${key} "${outline[key]}" is already used at ${document.path}:${document.line}`;
  return new Refusal(reason, value?.at ?? 0);
}
