import type { TextDocument } from 'vscode';
import {
  DidOpenTextDocumentNotification,
  type LanguageClient,
  type Middleware,
} from 'vscode-languageclient/node';
import { looksLikeOurs } from './sniff.ts';

/**
 * Sends the server the documents that may be exports or rules and nothing of any other, so that plain JSON and YAML are
 * never copied to it. A document that becomes one (pasted into an untitled buffer) is sent from then on.
 */
export function synchronizeOursOnly(client: () => LanguageClient): Middleware {
  const sent = new Set<string>();
  return {
    async didOpen(document, next) {
      if (!looksLikeOurs(document)) return;
      sent.add(document.uri.toString());
      await next(document);
    },
    async didChange(event, next) {
      if (sent.has(event.document.uri.toString())) return next(event);
      if (!looksLikeOurs(event.document)) return;
      sent.add(event.document.uri.toString());
      await open(client(), event.document);
    },
    async didSave(document, next) {
      if (sent.has(document.uri.toString())) await next(document);
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
