import assert from 'node:assert/strict';
import type { FileAlone, FileToRead } from '../../../src/scan/files/packed-export.ts';
import { ParcelWriter, unpacked } from '../../../src/scan/pool/parcel.ts';
import { plainFile } from '../support/plain-found.ts';
import { newReaders, newWriters } from '../../../src/scan/pool/wire.ts';

const writers = newWriters();
const readers = newReaders();

/** Sends what was read of files to nobody, and takes it out again. Each is put in before the next is read. */
export function checkParcel(files: Iterable<FileAlone>): void {
  const writer = new ParcelWriter(writers);
  const read: FileToRead[] = [];
  const expected: unknown[] = [];
  for (const file of files) {
    // What is transferred is gone, and what is read next is read over it.
    expected.push(structuredClone(plainFile(file)));
    const id = file.kind === 'read' ? file.matches.log : '';
    read.push({ path: file.path, id, size: 0 });
    writer.add(file);
  }
  const { parcel, transferred } = writer.parcel();
  const sent = structuredClone(parcel, { transfer: transferred });
  assert.deepEqual([...unpacked(sent, read, readers)].map(plainFile), expected);
}
