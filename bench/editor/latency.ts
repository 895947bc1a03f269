import type { Position } from '../../src/protocol.ts';
import { LspClient } from '../../test/server/client.ts';
import { createKeyPair, positionOf, records } from '../../test/server/support.ts';
import { median } from '../process/median.ts';

/** What one document cost; times in milliseconds, the middle one of several runs. */
export interface Latency {
  readonly megabytes: number;
  readonly events: number;
  /** `JSON.parse` of the same text. */
  readonly parseMs: number;
  /** From sending the document to its first diagnostics. */
  readonly firstMs: number;
  /** From sending an edit to the diagnostics it changed. */
  readonly editMs: number;
  /** How long the server takes to receive the document's text, before any analysis. */
  readonly transportMs: number;
  /** The longest that a request about another document waited while this one was analysed. */
  readonly waitMs: number;
  /** The first hover on a key pair after that, which looks for it in all open logs. */
  readonly hoverMs: number;
}

const RUNS = 3;
const URI = 'file:///bench/big.json';
const OTHER_URI = 'file:///bench/other.json';
const OTHER = records(createKeyPair(1, 'xg1'));
const AT_KEY_NAME = positionOf(OTHER, 'xg1');
/** Where an answer costs nothing, so that all of its time is waiting. */
const NOWHERE: Position = { line: 0, character: 0 };

/** Opens a log in an editor’s stead, and edits it. */
export async function measureLatency(megabytes: number, text: string): Promise<Latency> {
  const { events, parseMs } = parse(text);
  const firsts: number[] = [];
  const edits: number[] = [];
  const waits: Waits[] = [];
  for (let run = 0; run < RUNS; run++) {
    await using client = await LspClient.start();
    firsts.push(await timed(() => openUntilDiagnosed(client, text)));
    for (const name of ['XG1', 'Xg1']) edits.push(await timed(() => renameKeyPair(client, text, name)));
    await using other = await LspClient.start();
    waits.push(await waitsDuring(other, text));
  }
  return {
    megabytes,
    events,
    parseMs,
    firstMs: median(firsts),
    editMs: median(edits),
    transportMs: median(waits.map(({ transportMs }) => transportMs)),
    waitMs: Math.max(...waits.map(({ waitMs }) => waitMs)),
    hoverMs: median(waits.map(({ hoverMs }) => hoverMs)),
  };
}

function parse(text: string): { events: number; parseMs: number } {
  let events = 0;
  const times = Array.from({ length: RUNS }, () => {
    const started = performance.now();
    events = JSON.parse(text).Records.length;
    return performance.now() - started;
  });
  return { events, parseMs: median(times) };
}

async function openUntilDiagnosed(client: LspClient, text: string): Promise<void> {
  await client.open(URI, text);
  await client.until(() => client.diagnostics(URI).length > 0);
}

/** The key pair that the first event makes gets its name in other letters, which its finding then tells. */
async function renameKeyPair(client: LspClient, text: string, name: string): Promise<void> {
  const start = positionOf(text, 'xg1');
  await client.change(URI, {
    range: { start, end: { ...start, character: start.character + name.length } },
    text: name,
  });
  await client.until(() =>
    client.diagnostics(URI).some(({ message }) => JSON.stringify(message).includes(`key pair ${name} `)),
  );
}

interface Waits {
  readonly transportMs: number;
  readonly waitMs: number;
  readonly hoverMs: number;
}

/** Hovers in another document, one after the other, from the moment a document is sent until it has its diagnostics. */
async function waitsDuring(client: LspClient, text: string): Promise<Waits> {
  await client.open(OTHER_URI, OTHER);
  await client.settled(OTHER_URI);
  const hover = (position: Position) =>
    timed(() =>
      client.connection.sendRequest('textDocument/hover', { textDocument: { uri: OTHER_URI }, position }),
    );
  await hover(AT_KEY_NAME);
  const sent = client.open(URI, text);
  const ended = new AbortController();
  const analysis = client.until(() => client.diagnostics(URI).length > 0).finally(() => ended.abort());
  await sent;
  // The first answer comes behind the text itself, which is received in one piece; the others behind analysis.
  const transportMs = await hover(NOWHERE);
  let waitMs = 0;
  while (!ended.signal.aborted) waitMs = Math.max(waitMs, await hover(NOWHERE));
  await analysis;
  return { transportMs, waitMs, hoverMs: await hover(AT_KEY_NAME) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
