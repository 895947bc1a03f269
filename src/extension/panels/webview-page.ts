import { randomBytes } from 'node:crypto';
import { Uri, ViewColumn, window, type Webview, type WebviewPanel } from 'vscode';

/** What a page is made of: `NAME.js` and `NAME.css` in `dist/`, and an element whose id is the name. */
interface Page {
  readonly name: string;
  readonly title: string;
}

/** Opens a page of ours as an editor, which keeps what it shows while another one is in front of it. */
export function openPage(extension: Uri, viewType: string, page: Page): WebviewPanel {
  const dist = Uri.joinPath(extension, 'dist');
  const panel = window.createWebviewPanel(viewType, page.title, ViewColumn.Active, {
    enableScripts: true,
    localResourceRoots: [dist],
    retainContextWhenHidden: true,
  });
  panel.webview.html = htmlOf(panel.webview, dist, page);
  return panel;
}

/** Nothing but our own script and style sheet is loaded. */
function htmlOf(webview: Webview, dist: Uri, { name, title }: Page): string {
  const nonce = randomBytes(16).toString('hex');
  const script = webview.asWebviewUri(Uri.joinPath(dist, `${name}.js`)).toString();
  const style = webview.asWebviewUri(Uri.joinPath(dist, `${name}.css`)).toString();
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<link rel="stylesheet" href="${style}">
<title>${title}</title>
</head>
<body>
<main id="${name}"></main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
