import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileUri } from '../../src/server/case/file-uri.ts';
import { renderingUri } from '../../src/server/rendering/rendering-uri.ts';
import type { LspClient } from '../../test/server/client.ts';

/** A page of a log that an editor shows. */
export interface Page {
  readonly uri: string;
  readonly text: string;
}

const PAGES = 3;

/** Shows some pages of what was loaded, the first one among them. */
export async function openPages(client: LspClient, path: string): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (const id of pagesOf(path)) {
    const uri = renderingUri(id);
    const { text }: { text: string } = await client.connection.sendRequest('workspace/textDocumentContent', {
      uri,
    });
    await client.open(uri, text);
    await client.settled(uri);
    pages.push({ uri, text });
  }
  return pages;
}

function pagesOf(path: string): { source: string; part: number }[] {
  if (!statSync(path).isDirectory())
    return Array.from({ length: PAGES }, (_, number) => ({ source: fileUri(path), part: number * 40 }));
  const files = globSync('**/*.gz', { cwd: path }).toSorted();
  const chain = files.findIndex((file) => file.startsWith('chain'));
  const step = Math.floor(files.length / PAGES);
  const chosen = [files[chain]!, ...Array.from({ length: PAGES - 1 }, (_, number) => files[number * step]!)];
  return chosen.map((file) => ({ source: fileUri(join(path, file)), part: 0 }));
}
