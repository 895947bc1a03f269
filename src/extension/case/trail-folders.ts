import {
  CancellationTokenSource,
  RelativePattern,
  commands,
  workspace,
  type Disposable,
  type WorkspaceFolder,
} from 'vscode';

/** The welcome text asks for it: a folder of the workspace holds log objects as CloudTrail names them. */
const CONTEXT_KEY = 'cloudtrail-investigator.folderHoldsLogs';

const LOG_OBJECTS = '**/*_CloudTrail_*.{json,json.gz}';
/** A folder of something else may be of any size. */
const PATIENCE_MS = 10_000;

/** The folders of the workspace that hold log objects, sought at most once and only when somebody wants to know. */
export class TrailFolders implements Disposable {
  readonly #listener = workspace.onDidChangeWorkspaceFolders(() => {
    this.#folders = undefined;
    void this.find();
  });
  #folders: Promise<readonly WorkspaceFolder[]> | undefined;

  dispose(): void {
    this.#listener.dispose();
  }

  find(): Promise<readonly WorkspaceFolder[]> {
    return (this.#folders ??= this.#find());
  }

  async #find(): Promise<readonly WorkspaceFolder[]> {
    const local = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    const holding = await Promise.all(local.map(holdsLogs));
    const folders = local.filter((_, number) => holding[number]);
    void commands.executeCommand('setContext', CONTEXT_KEY, folders.length > 0);
    return folders;
  }
}

async function holdsLogs(folder: WorkspaceFolder): Promise<boolean> {
  const source = new CancellationTokenSource();
  const impatient = setTimeout(() => source.cancel(), PATIENCE_MS);
  try {
    const found = await workspace.findFiles(new RelativePattern(folder, LOG_OBJECTS), null, 1, source.token);
    return found.length > 0;
  } finally {
    clearTimeout(impatient);
    source.dispose();
  }
}
