import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, packageFile } from '../lib/paths.ts';

const SOURCE = join(ROOT, 'src', 'kernel');
const CACHE = join(ROOT, 'node_modules', '.cache', 'assets');
/** The runtime needs no garbage collector: the kernel allocates nothing. */
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--use', 'abort='];

/** The bytes of dist/kernel.wasm, cached under a hash of their source. */
export async function compileKernel(): Promise<Uint8Array> {
  const cached = join(CACHE, `${hashOfSource()}-kernel.wasm`);
  if (!existsSync(cached)) {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(cached, await compile());
  }
  return readFileSync(cached);
}

function hashOfSource(): string {
  const hash = createHash('sha256').update(readFileSync(packageFile('assemblyscript/package.json')));
  for (const file of globSync('**/*.ts', { cwd: SOURCE }).toSorted())
    hash.update(readFileSync(join(SOURCE, file)));
  return hash.update(OPTIONS.join()).digest('hex').slice(0, 16);
}

/** What is used of the compiler's `main`. Its own types redefine global ones. */
type Compiler = (
  args: readonly string[],
  files: {
    readFile(name: string, folder?: string): string | null;
    writeFile(name: string, contents: string | Uint8Array): void;
    listFiles(): readonly string[];
  },
) => Promise<{ readonly error: Error | null; readonly stderr: { toString(): string } }>;

async function compile(): Promise<Uint8Array> {
  // Loaded when it is needed: the compiler takes a second to load.
  const path = pathToFileURL(packageFile('assemblyscript/dist/asc.js')).href;
  const { main }: { readonly main: Compiler } = await import(path);
  let wasm: Uint8Array | undefined;
  const { error, stderr } = await main(['index.ts', ...OPTIONS, '--outFile', 'kernel.wasm'], {
    readFile: (name, folder = '') => readIfExists(join(SOURCE, folder, name)),
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') wasm = contents;
    },
    listFiles: () => [],
  });
  const messages = stderr.toString();
  if (error || messages !== '' || !wasm)
    throw new Error(`src/kernel does not compile:\n${messages}`, { cause: error });
  return wasm;
}

function readIfExists(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
