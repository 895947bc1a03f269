import type { NewStrings } from '../../core/log/columns/strings.ts';
import type { Dictionary } from '../../core/log/packed/dictionary.ts';
import { ReceivedStrings } from '../../core/log/packed/received-strings.ts';

/** What has come to a dictionary since another thread was last told of it; or all of another dictionary. */
export interface StringsToSend extends NewStrings {
  readonly isAnew: boolean;
}

/** Sees to it that each string of a dictionary is sent once. */
export class StringsSender {
  #latest: Dictionary | undefined;
  #next = 1;

  /** What is to be sent before anything whose strings are numbers in the dictionary. Valid until there are more strings. */
  take(dictionary: Dictionary): StringsToSend {
    const isAnew = dictionary !== this.#latest;
    if (isAnew) this.#next = 1;
    const strings = dictionary.since(this.#next);
    this.#latest = dictionary;
    this.#next += strings.ends.length;
    return { isAnew, ...strings };
  }
}

/** Has the dictionary of another thread as it was sent. */
export class StringsReceiver {
  #latest = new ReceivedStrings();

  /** Takes up what was sent, in its order. */
  receive({ isAnew, ...strings }: StringsToSend): Dictionary {
    if (isAnew) this.#latest = new ReceivedStrings();
    if (strings.ends.length > 0) this.#latest.add(strings);
    return this.#latest;
  }
}
