import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/** As Node itself wraps a module. */
const OPENING = '(function (exports, require, module, __filename, __dirname) { ';
const CLOSING = '\n})';

/**
 * A program of dist/. V8 compiles it function by function, over again in each thread of each process, which for small inputs
 * is much of all work. So the build keeps beside it what V8 has compiled by then (its code cache), for whoever runs the same V8 on such a
 * processor with the same flags; everywhere else V8 compiles as ever.
 */
export class Program {
  readonly #path: string;
  readonly #cache: string;
  readonly #script: Script;

  constructor(path: string) {
    const bytes = readFileSync(path);
    this.#path = path;
    this.#cache = codeCacheOf(path, bytes);
    const cachedData = readIfThere(this.#cache);
    this.#script = new Script(OPENING + bytes.toString() + CLOSING, {
      filename: path,
      columnOffset: -OPENING.length,
      ...(cachedData && { cachedData }),
    });
  }

  /** V8 could use what it had compiled before. */
  get isCompiled(): boolean {
    return this.#script.cachedDataRejected === false;
  }

  run(): void {
    const module = { exports: {} };
    const require = createRequire(this.#path);
    this.#script.runInThisContext()(module.exports, require, module, this.#path, dirname(this.#path));
  }

  /** Keeps what V8 has compiled so far. */
  writeCodeCache(): void {
    mkdirSync(dirname(this.#cache), { recursive: true });
    writeFileSync(this.#cache, this.#script.createCachedData());
  }
}

/** V8 tells its own versions and flags apart, but neither processors nor programs of the same length. */
function codeCacheOf(path: string, bytes: Uint8Array): string {
  const { versions, arch } = process;
  // Node has it from 20.15 on.
  const checksum = (crc32 as typeof crc32 | undefined)?.(bytes).toString(16);
  return join(dirname(path), 'code-cache', `${basename(path)}-${checksum}-${versions.v8}-${arch}`);
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
