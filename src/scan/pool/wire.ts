import { Slabs } from '../../core/log/packed/slabs.ts';
import { PlainReader } from './plain-reader.ts';
import { PlainWriter } from './plain-writer.ts';
import { StringsReceiver, StringsSender } from './strings.ts';

/** What all messages of a thread are written with: what was sent once is not sent again. */
export interface Writers {
  readonly plain: PlainWriter;
  readonly strings: StringsSender;
}

/** What all messages of one thread are read with, in their order. */
export interface Readers {
  readonly plain: PlainReader;
  readonly strings: StringsReceiver;
}

export function newWriters(): Writers {
  return { plain: new PlainWriter(), strings: new StringsSender() };
}

export function newReaders(slabs = new Slabs()): Readers {
  return { plain: new PlainReader(slabs), strings: new StringsReceiver() };
}
