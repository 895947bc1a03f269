import { createHash } from 'node:crypto';
import type { EngineParts } from '../engine.ts';
import type { IndexKeys } from './manifest.ts';

/** So much is hashed in a step. */
const CHUNK = 1 << 20;

/**
 * What an index that this engine made is known by. `reader` is the program that reads files: a build of its own makes
 * indexes of its own, so that none is used that an older or newer one may have read otherwise.
 */
export function* indexKeys(parts: EngineParts, reader: Uint8Array): Generator<void, IndexKeys> {
  const { ruleFiles, withoutFamilies, placeholders, asn, words, kernel } = parts;
  const lists = Buffer.from(JSON.stringify({ ruleFiles, withoutFamilies, placeholders, format: asn.format }));
  return {
    reading: yield* hashOf([reader, kernel ?? new Uint8Array()]),
    matching: yield* hashOf([lists, words, asn.bytes]),
  };
}

/** The parts are told apart by their lengths. */
function* hashOf(parts: readonly Uint8Array[]): Generator<void, string> {
  const hash = createHash('sha256').update(JSON.stringify(parts.map(({ length }) => length)));
  for (const bytes of parts) {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      hash.update(bytes.subarray(at, at + CHUNK));
      yield;
    }
  }
  return hash.digest('hex');
}
