import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { REQUESTS } from '../../src/protocol.ts';
import { LspClient } from '../../test/server/client.ts';
import { createKeyPair, records } from '../../test/server/support.ts';

const OTHER_URI = 'file:///bench/other.json';
const INDEX = '.index';
/** So long nobody asks anything between two questions. */
const PAUSE_MS = 3;
/** So many questions after the load has ended: what it leads to is worked out then. */
const QUESTIONS_AFTER = 300;

/** Times in milliseconds by the clock. */
export interface Waits {
  readonly what: string;
  readonly totalMs: number;
  /** The longest that a hover in another document, where there is nothing to say, took meanwhile. */
  readonly longestMs: number;
}

/** Loads the case at `path`, then again in a new server, which finds the index of the first. */
export async function measureWaits(name: string, path: string, indexes: string): Promise<Waits[]> {
  const indexFolder = join(indexes, name);
  mkdirSync(indexFolder, { recursive: true });
  const waits: Waits[] = [];
  for (const what of ['loading', 'reopening']) {
    await using client = await LspClient.start({ initializationOptions: { indexFolder } });
    await client.open(OTHER_URI, records(createKeyPair(1, 'xg1')));
    await client.settled(OTHER_URI);
    const began = performance.now();
    let totalMs = 0;
    const load = client.connection
      .sendRequest(REQUESTS.loadCase, { paths: [path] })
      .then(() => (totalMs = performance.now() - began));
    let longestMs = 0;
    const isKept = (): boolean => readdirSync(indexFolder).some((file) => file.endsWith(INDEX));
    for (let after = 0; after < QUESTIONS_AFTER || !isKept(); after += totalMs > 0 ? 1 : 0) {
      longestMs = Math.max(longestMs, await askNothing(client));
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    await load;
    waits.push({ what: `${what} ${name}`, totalMs, longestMs });
  }
  return waits;
}

async function askNothing(client: LspClient): Promise<number> {
  const asked = performance.now();
  const textDocument = { uri: OTHER_URI };
  await client.connection.sendRequest('textDocument/hover', {
    textDocument,
    position: { line: 0, character: 0 },
  });
  return performance.now() - asked;
}
