/** What client, server and webview agree on. This file imports nothing. */
export {};
