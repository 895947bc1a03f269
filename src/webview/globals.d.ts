/** What VS Code gives a webview to speak with its extension. */
declare function acquireVsCodeApi(): { postMessage(message: unknown): void };
