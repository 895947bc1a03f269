import assert from 'node:assert/strict';
import type { PackedFile } from '../../../src/scan/packed-export.ts';
import { ParcelWriter, unpacked } from '../../../src/scan/pool/parcel.ts';
import { PlainReader } from '../../../src/scan/pool/plain-reader.ts';
import { plainFile } from '../support/plain-found.ts';
import { PlainWriter } from '../../../src/scan/pool/plain-writer.ts';

const plainWriter = new PlainWriter();
const plainReader = new PlainReader();

/** Sends what was read of files to nobody, and takes it out again. Each is put in before the next is read. */
export function checkParcel(files: Iterable<PackedFile>): void {
  const writer = new ParcelWriter(plainWriter);
  const read: PackedFile[] = [];
  for (const file of files) {
    // What is transferred is gone.
    read.push(structuredClone(file));
    writer.add(file);
  }
  const { parcel, transferred } = writer.parcel();
  const sent = structuredClone(parcel, { transfer: transferred });
  const given = read.map((file) => ({
    path: file.path,
    id: file.kind === 'read' ? file.matches.log : '',
    size: 0,
  }));
  assert.deepEqual([...unpacked(sent, given, plainReader)].map(plainFile), read.map(plainFile));
}
