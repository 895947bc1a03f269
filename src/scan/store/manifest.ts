import type { StoredStrings } from '../../core/log/columns/strings.ts';
import type { FileStamp } from '../files/read-file.ts';
import type { FileIdentity } from './identity.ts';
import { flag, list, number, object, text, whole } from './shape.ts';

/** What an index was made by and with. */
export interface IndexKeys {
  /** Whatever reads files. What another version read is not used: it may read them otherwise. */
  readonly reading: string;
  /** What matches come from: rules, name lists, the AS table. With others the logs are matched anew. */
  readonly matching: string;
}

/** The last block of an index, which tells what is in the others. */
export interface Manifest extends IndexKeys {
  /** In the order of their blocks. */
  readonly files: readonly StoredPath[];
  readonly strings: Omit<StoredStrings, 'count'>;
}

export interface StoredPath {
  readonly path: string;
  readonly identity: FileIdentity;
}

const identity = object<FileIdentity>({
  stamp: object<FileStamp>({ size: whole, changed: number }),
  ends: text,
  endsTellAll: flag,
});

const shape = object<Manifest>({
  reading: text,
  matching: text,
  files: list(object<StoredPath>({ path: text, identity })),
  strings: object<Manifest['strings']>({
    arena: (value) => value instanceof Uint8Array,
    starts: (value) => value instanceof Uint32Array,
  }),
});

export function isManifest(data: unknown): data is Manifest {
  return shape(data);
}
