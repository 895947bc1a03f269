import { randomBytes } from 'node:crypto';
import { Uri, type Webview } from 'vscode';

/** What a page is made of: `NAME.js` and `NAME.css` in `dist/`, and an element whose id is the name. */
interface Page {
  readonly name: string;
  readonly title: string;
}

/** The HTML of a webview. Nothing but our own script and style sheet is loaded. */
export function webviewPage(webview: Webview, dist: Uri, { name, title }: Page): string {
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
