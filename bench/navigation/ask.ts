import { readFileSync } from 'node:fs';
import type { CallHierarchyItem } from 'vscode-languageserver-protocol';
import { placeCount, REQUESTS, type PlaceList, type PlaceParams } from '../../src/protocol.ts';
import { LspClient } from '../../test/server/client.ts';
import { openPages, type Page } from './pages.ts';
import { spotsIn, type Spot } from './spots.ts';

export const REQUESTS_ASKED = [
  'definition',
  'references',
  'call hierarchy',
  'incoming calls',
  'outgoing calls',
] as const;

/** Milliseconds, by the clock and of the server's main thread, which does not count what else the machine does. */
export interface Time {
  readonly wall: number;
  /** The same as by the clock where the system does not tell. */
  readonly processor: number;
}

/** One kind of question about one kind of value. */
export interface Asked {
  readonly form: string;
  readonly request: (typeof REQUESTS_ASKED)[number];
  readonly of: string;
  /** In the order of asking. */
  readonly times: readonly Time[];
  /** How much the longest answer held. */
  readonly most: number;
}

/** Loads what is at `path` and asks about values on some pages of it, each once. */
export async function askAll(form: string, path: string): Promise<readonly Asked[]> {
  await using client = await LspClient.start({ initializationOptions: {} });
  await client.connection.sendRequest(REQUESTS.loadCase, { paths: [path] });
  const pages = await openPages(client, path);
  const asked = new Map<string, Asked & { times: Time[]; most: number }>();
  const ask = async <Answer>(
    request: Asked['request'],
    of: string,
    method: string,
    params: object,
    partsOf: (answer: Answer) => number,
  ): Promise<Answer | null> => {
    const began = performance.now();
    const ran = processorTime(client.pid);
    const answer: Answer | null = await client.connection.sendRequest(method, params);
    const wall = performance.now() - began;
    const took = { wall, processor: ran === undefined ? wall : processorTime(client.pid)! - ran };
    const key = `${request} ${of}`;
    const known = asked.get(key) ?? { form, request, of, times: [], most: 0 };
    known.times.push(took);
    asked.set(key, { ...known, most: Math.max(known.most, answer === null ? 0 : partsOf(answer)) });
    return answer;
  };
  for (const { of, page, position } of spotsOf(pages)) {
    const at = { textDocument: { uri: page.uri }, position };
    await ask('definition', of, 'textDocument/definition', at, lengthOf);
    const method = 'textDocument/prepareCallHierarchy';
    const items = await ask<readonly CallHierarchyItem[]>('call hierarchy', of, method, at, lengthOf);
    for (const item of items ?? []) {
      await ask('incoming calls', of, 'callHierarchy/incomingCalls', { item }, lengthOf);
      await ask('outgoing calls', of, 'callHierarchy/outgoingCalls', { item }, lengthOf);
    }
    const place: PlaceParams = { uri: page.uri, position };
    // What our own client sends in place of the standard request.
    await ask<PlaceList>('references', of, REQUESTS.references, place, placeCount);
  }
  return [...asked.values()].toSorted(
    (a, b) => REQUESTS_ASKED.indexOf(a.request) - REQUESTS_ASKED.indexOf(b.request),
  );
}

function lengthOf(answer: readonly unknown[]): number {
  return answer.length;
}

/** How long a process's main thread has run, where Linux tells. */
function processorTime(pid: number | undefined): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return undefined;
  }
}

function spotsOf(pages: readonly Page[]): readonly (Spot & { page: Page })[] {
  return pages.flatMap((page) => spotsIn(page.text).map((spot) => ({ ...spot, page })));
}
