import type { Connection } from 'vscode-languageserver';
import type { Position } from '../../src/protocol.ts';
import { readAssets } from '../../src/server/assets.ts';
import { readClient } from '../../src/server/client.ts';
import { createEngine } from '../../src/server/engine.ts';
import { Publisher } from '../../src/server/publisher.ts';
import { Scheduler } from '../../src/server/scheduler.ts';
import { readSettings } from '../../src/server/settings/settings.ts';
import { Workspace } from '../../src/server/workspace.ts';
import { DIST } from '../../scripts/lib/paths.ts';

const URI = 'file:///bench/big.json';

/** Milliseconds: of this thread's processor, and by the clock, which also counts what else the machine does. */
export interface Cost {
  readonly processor: number;
  readonly wall: number;
}

/** The server's work on one document, with nobody at the other end of the wire and no waiting between turns. */
export class TypedDocument {
  readonly #waiting: (() => void)[] = [];
  readonly #workspace: Workspace;
  #version = 1;
  /** Messages to the client so far. */
  sent = 0;

  constructor(text: string) {
    const send = (): Promise<void> => {
      this.sent++;
      return Promise.resolve();
    };
    const connection = { sendDiagnostics: send, sendNotification: send, sendRequest: send };
    const capabilities = { textDocument: {}, workspace: { codeLens: { refreshSupport: true } } };
    const client = readClient({
      processId: null,
      rootUri: null,
      capabilities,
      initializationOptions: { commandLinks: true },
    });
    const publisher = new Publisher(connection as unknown as Connection, client);
    const settings = readSettings(null);
    const scheduler = new Scheduler(
      { now: () => performance.now(), soon: (callback) => this.#waiting.push(callback) },
      (error) => {
        throw error;
      },
    );
    this.#workspace = new Workspace(
      createEngine(readAssets(DIST, console.error), settings),
      { minimumLevel: settings.minimumLevel, search: '' },
      scheduler,
      {
        changed: (change) => publisher.publish(this.#workspace, change),
        cleared: () => {},
        analysing: () => () => {},
      },
    );
    this.#workspace.open(URI, this.#version, text);
    this.#work();
  }

  get events(): number {
    return this.#workspace.investigation.counts().events;
  }

  get findings(): number {
    return this.#workspace.investigation.conclusion().findings.length;
  }

  /** Replaces `deleted` characters of a line, until all that follows from it has been sent. */
  type(at: Position, deleted: number, text: string): Cost {
    const end = { line: at.line, character: at.character + deleted };
    const started = performance.now();
    const before = processorTime();
    this.#workspace.change(URI, ++this.#version, [{ range: { start: at, end }, text }]);
    this.#work();
    return { processor: processorTime() - before, wall: performance.now() - started };
  }

  #work(): void {
    for (let callback; (callback = this.#waiting.shift());) callback();
  }
}

function processorTime(): number {
  // Linux brings the thread's account up to date when it is asked for the process's.
  process.cpuUsage();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
