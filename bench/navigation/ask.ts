import type { CallHierarchyItem } from 'vscode-languageserver-protocol';
import { REQUESTS } from '../../src/protocol.ts';
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

/** One kind of question about one kind of value. */
export interface Asked {
  readonly form: string;
  readonly request: (typeof REQUESTS_ASKED)[number];
  readonly of: string;
  /** Milliseconds, in the order of asking. */
  readonly times: readonly number[];
  /** How much the longest answer held. */
  readonly most: number;
}

/** Loads what is at `path` and asks about values on some pages of it, each once. */
export async function askAll(form: string, path: string): Promise<readonly Asked[]> {
  await using client = await LspClient.start({ initializationOptions: {} });
  await client.connection.sendRequest(REQUESTS.loadCase, { paths: [path] });
  const pages = await openPages(client, path);
  const asked = new Map<string, Asked & { times: number[]; most: number }>();
  const ask = async <Answer>(
    request: Asked['request'],
    of: string,
    method: string,
    params: object,
  ): Promise<readonly Answer[]> => {
    const began = performance.now();
    const answer: readonly Answer[] = (await client.connection.sendRequest(method, params)) ?? [];
    const took = performance.now() - began;
    const key = `${request} ${of}`;
    const known = asked.get(key) ?? { form, request, of, times: [], most: 0 };
    known.times.push(took);
    asked.set(key, { ...known, most: Math.max(known.most, answer.length) });
    return answer;
  };
  for (const { of, page, position } of spotsOf(pages)) {
    const at = { textDocument: { uri: page.uri }, position };
    await ask('definition', of, 'textDocument/definition', at);
    const items = await ask<CallHierarchyItem>('call hierarchy', of, 'textDocument/prepareCallHierarchy', at);
    for (const item of items) {
      await ask('incoming calls', of, 'callHierarchy/incomingCalls', { item });
      await ask('outgoing calls', of, 'callHierarchy/outgoingCalls', { item });
    }
    await ask('references', of, 'textDocument/references', {
      ...at,
      context: { includeDeclaration: true },
    });
  }
  return [...asked.values()].toSorted(
    (a, b) => REQUESTS_ASKED.indexOf(a.request) - REQUESTS_ASKED.indexOf(b.request),
  );
}

function spotsOf(pages: readonly Page[]): readonly (Spot & { page: Page })[] {
  return pages.flatMap((page) => spotsIn(page.text).map((spot) => ({ ...spot, page })));
}
