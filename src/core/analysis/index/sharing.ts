import type { Evidence, EventFacts, LogMatches, Match } from '../../detect/finding.ts';
import { mapInSteps } from '../../log/steps.ts';
import type { KeyPairPosting } from '../log-facts.ts';

/** What comes from another thread comes with strings of its own. Of equal ones one is kept. */
export class Sharing {
  readonly #texts = new Map<string, string>();
  readonly #lists = new Map<string, readonly string[]>();
  readonly #mentions = new Map<string, KeyPairPosting['mention']>();

  keyPairs(postings: readonly KeyPairPosting[]): Generator<void, readonly KeyPairPosting[]> {
    return mapInSteps(postings, ({ index, mention }) => {
      const key = JSON.stringify(mention);
      let shared = this.#mentions.get(key);
      if (!shared) this.#mentions.set(key, (shared = mention));
      return { index, mention: shared };
    });
  }

  /** Pauses every millisecond or so. */
  *matches({ matches, undecided, ...rest }: LogMatches): Generator<void, LogMatches> {
    const events = new Map<EventFacts, EventFacts>();
    const values = new Map<Match['values'], Match['values']>();
    const eventOf = (event: EventFacts): EventFacts => once(events, event, () => this.#event(event));
    return {
      ...rest,
      matches: yield* mapInSteps(matches, (match) => ({
        ...match,
        rule: this.#text(match.rule),
        event: eventOf(match.event),
        evidence: match.evidence.map((item) => this.#evidence(item)),
        values: once(values, match.values, () => this.#values(match.values)),
      })),
      undecided: yield* mapInSteps(undecided, (item) => ({
        ...item,
        rule: this.#text(item.rule),
        event: eventOf(item.event),
      })),
    };
  }

  /** Its id and its time are its own. */
  #event(event: EventFacts): EventFacts {
    return {
      ...event,
      log: this.#text(event.log),
      eventName: this.#text(event.eventName),
      eventSource: this.#text(event.eventSource),
      accessKeyId: this.#text(event.accessKeyId),
      credential: this.#text(event.credential),
      principalArn: this.#text(event.principalArn),
      userName: this.#text(event.userName),
      accountId: this.#text(event.accountId),
      region: this.#text(event.region),
      sourceIPAddress: this.#text(event.sourceIPAddress),
    };
  }

  #evidence(item: Evidence): Evidence {
    const { field, value, from } = item;
    return {
      ...item,
      field: this.#text(field),
      value: typeof value === 'string' ? this.#text(value) : value,
      ...(from && { from: { ...from, field: this.#text(from.field) } }),
    };
  }

  #values(values: Match['values']): Match['values'] {
    return Object.fromEntries(Object.entries(values).map(([name, texts]) => [name, this.#list(texts)]));
  }

  #list(texts: readonly string[]): readonly string[] {
    const key = JSON.stringify(texts);
    return once(this.#lists, key, () => texts.map((text) => this.#text(text)));
  }

  #text<Text extends string | undefined>(text: Text): Text {
    if (text === undefined) return text;
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    // Equal to it, so of its type.
    return (known ?? text) as Text;
  }
}

function once<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
}
