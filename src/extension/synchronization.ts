import type { TextDocument } from 'vscode';
import {
  DidOpenTextDocumentNotification,
  type LanguageClient,
  type Middleware,
} from 'vscode-languageclient/node';
import { looksLikeCloudTrail } from './sniff.ts';

/**
 * Sends the server the documents that may be exports and nothing of any other, so that plain JSON is never copied to
 * it. A document that becomes one (pasted into an untitled buffer) is sent from then on.
 */
export function synchronizeExportsOnly(client: () => LanguageClient): Middleware {
  const sent = new Set<string>();
  return {
    async didOpen(document, next) {
      if (!looksLikeCloudTrail(document)) return;
      sent.add(document.uri.toString());
      await next(document);
    },
    async didChange(event, next) {
      if (sent.has(event.document.uri.toString())) return next(event);
      if (!looksLikeCloudTrail(event.document)) return;
      sent.add(event.document.uri.toString());
      await open(client(), event.document);
    },
    async didClose(document, next) {
      if (sent.delete(document.uri.toString())) await next(document);
    },
  };
}

async function open(client: LanguageClient, document: TextDocument): Promise<void> {
  const params = client.code2ProtocolConverter.asOpenTextDocumentParams(document);
  await client.sendNotification(DidOpenTextDocumentNotification.type, params);
}
