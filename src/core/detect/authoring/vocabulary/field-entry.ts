import type { Entry } from './entry.ts';

/** A field of an event as rules name it. */
export interface FieldEntry extends Entry {
  /** The field of the record that a derived one comes from. */
  readonly from?: string;
  /** Values it is known to have. */
  readonly words?: readonly Entry[];
  /** The calls that have it, where not all do: a service, as in `ec2`. */
  readonly service?: string;
}
