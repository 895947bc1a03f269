import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { readAssets } from './assets.ts';
import { collectGarbage } from './collect-garbage.ts';
import { Rest } from './rest.ts';
import { Scheduler } from './scheduler.ts';
import { serve } from './server.ts';

// The client chooses by an argument how to talk: --stdio, --node-ipc or --socket=PORT.
const scheduler = new Scheduler(
  {
    now: () => performance.now(),
    // Two rounds of the event loop: in the first a message that came during the last turn is read and then handled.
    soon: (callback) => setImmediate(() => setImmediate(callback)),
  },
  (error) =>
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  new Rest(collectGarbage, (callback, milliseconds) => setTimeout(callback, milliseconds).unref()),
);
const connection = createConnection(ProposedFeatures.all, {
  messageStrategy: {
    handleMessage(message, next) {
      scheduler.standBack();
      return next(message);
    },
  },
});
// The build puts the assets beside the bundle, which is CommonJS and knows its folder.
serve(connection, { scheduler, loadAssets: (report) => readAssets(__dirname, report) });
connection.listen();
