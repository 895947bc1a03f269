import type { EventLayout } from '../../protocol.ts';
import { inOneGo } from '../../core/log/steps.ts';
import type { Read } from '../document.ts';
import { rawRecord } from './raw-record.ts';
import { renderInSteps, type Rendering } from './rendering.ts';
import { parseRenderingUri, renderingUri, type RenderingId } from './rendering-uri.ts';

/** So many are kept made; each holds a few megabytes. */
const MOST_KEPT = 6;

interface Made {
  readonly read: Read;
  readonly style: EventLayout;
  readonly rendering: Rendering;
}

/** Renderings: which are open, and the latest ones made, each as long as its log is what it was. */
export class Renderings {
  readonly #readOf: (source: string) => Read | undefined;
  readonly #style: () => EventLayout;
  /** Ids by the URI the client uses. */
  readonly #open = new Map<string, RenderingId>();
  /** By our own URI, the latest used last. */
  readonly #made = new Map<string, Made>();

  constructor(readOf: (source: string) => Read | undefined, style: () => EventLayout) {
    this.#readOf = readOf;
    this.#style = style;
  }

  /** Undefined when its source is not open (any more) or is no log. */
  get(id: RenderingId): Rendering | undefined {
    return inOneGo(this.prepare(id));
  }

  /** The same, in steps; after that `get` finds it made. */
  *prepare(id: RenderingId): Generator<void, Rendering | undefined> {
    const read = this.#readOf(id.source);
    if (!read || read.log.format === 'unknown') return undefined;
    const key = renderingUri(id);
    const known = this.#made.get(key);
    const style = this.#style();
    const made =
      known?.read === read && known.style === style
        ? known
        : { read, style, rendering: yield* make(id, read, style) };
    this.#made.delete(key);
    this.#made.set(key, made);
    for (const oldest of [...this.#made.keys()].slice(0, -MOST_KEPT)) this.#made.delete(oldest);
    return made.rendering;
  }

  open(uri: string): void {
    const id = parseRenderingUri(uri);
    if (id) this.#open.set(uri, id);
  }

  /** False when it was none of ours. */
  close(uri: string): boolean {
    return this.#open.delete(uri);
  }

  openUris(): readonly string[] {
    return [...this.#open.keys()];
  }

  /** Those that show a log. */
  openOf(source: string): readonly RenderingId[] {
    return [...this.#open.values()].filter((id) => id.source === source);
  }
}

function* make(id: RenderingId, { log }: Read, style: EventLayout): Generator<void, Rendering> {
  return 'record' in id ? rawRecord(id, log) : yield* renderInSteps(id, log, style);
}
