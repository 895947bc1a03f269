import { findingOf, type Outline, type Reference } from './outline.ts';
import { Refusal } from './refusal.ts';

/**
 * How much a document counts among others of the same id, name or title: one that was refused, or is for another log
 * source, gives way to one that loads.
 */
export type Weight = (outline: Outline) => number;

/** Finds documents by what others call them. */
export class References {
  readonly #outlines: readonly Outline[];
  readonly #weightOf: Weight;
  readonly #byId: Index;
  readonly #byName: Index;
  readonly #byTitle: Index;
  readonly #byKey: Index;

  constructor(outlines: readonly Outline[], weightOf: Weight) {
    this.#outlines = outlines;
    this.#weightOf = weightOf;
    this.#byId = indexBy(outlines, ({ id }) => id?.toLowerCase());
    this.#byName = indexBy(outlines, ({ name }) => name);
    this.#byTitle = indexBy(outlines, ({ title }) => title);
    this.#byKey = indexBy(outlines, keyOf);
  }

  /** The document meant by an id, a name, or a title (of the same file first); an ambiguous title is refused. */
  resolve({ text, at }: Reference, from: Outline): Outline {
    const [named] = this.#weightiest(this.#byId.get(text.toLowerCase()) ?? this.#byName.get(text) ?? []);
    if (named) return named;
    const titled = this.#byTitle.get(text) ?? [];
    const sameFile = titled.filter(({ document }) => document.path === from.document.path);
    const [found, ...others] = this.#weightiest(sameFile.length > 0 ? sameFile : titled);
    if (!found) throw new Refusal(`no rule has the id, name or title "${text}"`, at);
    if (others.length > 0) throw new Refusal(`several rules have the title "${text}"`, at);
    return found;
  }

  /** Refuses a document that calls itself as an earlier one does that `counts`. */
  requireUnique(outline: Outline, counts: (earlier: Outline) => boolean): void {
    const names = [
      ['id', this.#byId.get(outline.id?.toLowerCase() ?? '')],
      ['name', this.#byName.get(outline.name ?? '')],
      [kindOfKey(outline), this.#byKey.get(keyOf(outline) ?? '')],
    ] as const;
    for (const [key, known = []] of names) {
      const first = known.slice(0, Math.max(known.indexOf(outline), 0)).find(counts);
      if (first) throw duplicate(outline, key, first);
    }
  }

  /**
   * The documents that only feed correlations. As in pySigma a correlation silences its rules unless it says
   * `generate: true`; but a rule whose own `finding` is another one than the correlation's goes on reporting it.
   * A refused correlation silences too: helpers must not begin to report because of a typing error elsewhere.
   */
  silenced(): ReadonlySet<Outline> {
    const silenced = new Set<Outline>();
    for (const correlation of this.#outlines.filter(({ correlation: it, generate }) => it && !generate)) {
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

  #weightiest(found: readonly Outline[]): readonly Outline[] {
    if (found.length < 2) return found;
    const most = Math.max(...found.map(this.#weightOf));
    return found.filter((outline) => this.#weightOf(outline) === most);
  }
}

type Index = ReadonlyMap<string, readonly Outline[]>;

function indexBy(outlines: readonly Outline[], nameOf: (outline: Outline) => string | undefined): Index {
  const index = new Map<string, Outline[]>();
  for (const outline of outlines) {
    const key = nameOf(outline);
    if (key === undefined) continue;
    const known = index.get(key);
    if (known) known.push(outline);
    else index.set(key, [outline]);
  }
  return index;
}

/** What the loaded rule will be known by. */
function keyOf({ id, name, title }: Outline): string | undefined {
  return id ?? name ?? title;
}

function kindOfKey({ id, name }: Outline): 'id' | 'name' | 'title' {
  if (id !== undefined) return 'id';
  return name === undefined ? 'title' : 'name';
}

function duplicate(outline: Outline, key: 'id' | 'name' | 'title', { document }: Outline): Refusal {
  const value = outline.document.root.get(key);
  const reason = `the ${key} "${outline[key]}" is already used at ${document.path}:${document.line}`;
  return new Refusal(reason, value?.at ?? 0);
}
