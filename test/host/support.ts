import * as vscode from 'vscode';

const EXTENSION_ID = 'cloudtrail-investigator.cloudtrail-investigator';
const PATIENCE_MS = 60_000;

/** The extension under test, activated. */
export async function activated(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension(EXTENSION_ID);
  if (!extension) throw new Error(`${EXTENSION_ID} is not there`);
  await extension.activate();
  return extension;
}

/** The URI of a file in the test workspace, which is a copy of test/fixtures. */
export function workspaceUri(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

/**
 * Opens a file of the test workspace in an editor, as a click in the Explorer does: a document that an extension opens
 * by itself would stay open for minutes after its tab was closed.
 */
export async function open(path: string): Promise<vscode.TextEditor> {
  const uri = workspaceUri(path);
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  return waitFor(`an editor of ${path}`, () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.toString() === uri.toString() && editor;
  });
}

/** Waits until `probe` returns something else than undefined or false; asks again after every event and at times. */
export async function waitFor<T>(
  what: string,
  probe: () => T | undefined | false | Thenable<T | undefined | false>,
  event?: vscode.Event<unknown>,
): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    await nextEvent(event, 100);
  }
  throw new Error(`waited in vain for ${what}`);
}

/** Waits until the diagnostics of a document satisfy `predicate`, and returns them. */
export function waitForDiagnostics(
  uri: vscode.Uri,
  predicate: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const probe = () => {
    const diagnostics = vscode.languages.getDiagnostics(uri);
    return predicate(diagnostics) && diagnostics;
  };
  return waitFor(`diagnostics of ${uri.path}`, probe, vscode.languages.onDidChangeDiagnostics);
}

/** The text of the hovers at the first character of `text` in a document, e.g. `hoverAt(document, '"eventName"')`. */
export async function hoverAt(document: vscode.TextDocument, text: string): Promise<string> {
  const position = positionOf(document, text);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

/**
 * The same once it says all this: a hover comes without what takes longer than somebody waits, and who asks again gets it.
 */
export async function waitForHover(
  document: vscode.TextDocument,
  text: string,
  ...says: readonly RegExp[]
): Promise<string> {
  let hover = '';
  return waitFor(`a hover with ${says.join()}`, async () => {
    hover = await hoverAt(document, text);
    return says.every((part) => part.test(hover)) && hover;
  }).catch((error: unknown) => {
    throw new Error(`the last hover was:\n${hover}`, { cause: error });
  });
}

/** The actions that an editor offers at `text`, once one has this title: the server may be at work on the document. */
export function waitForAction(
  document: vscode.TextDocument,
  text: string,
  title: RegExp,
): Promise<readonly vscode.CodeAction[]> {
  const position = positionOf(document, text);
  return waitFor(`an action ${String(title)}`, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(position, position),
    );
    return actions.some((action) => title.test(action.title)) && actions;
  });
}

/** Waits until something is selected in the active editor, and returns that editor. */
export function waitForSelection(): Promise<vscode.TextEditor> {
  return waitFor('a selection', () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.selection.isEmpty === false && editor;
  });
}

/** Where `text` first occurs in a document. */
export function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`${JSON.stringify(text)} does not occur in ${document.uri.path}`);
  return document.positionAt(offset);
}

function nextEvent(event: vscode.Event<unknown> | undefined, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      subscription?.dispose();
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    const subscription = event?.(done);
  });
}
