import { readFileSync } from 'node:fs';
import { systemMessage } from '../scan/files/system-message.ts';
import { UsageError } from './usage.ts';

/** The bytes of a file that an option names. Throws a UsageError where it cannot be read. */
export function readNamedFile(option: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(`${option} ${path}: ${systemMessage(error)}`, { showUsage: false });
  }
}
