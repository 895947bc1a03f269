import { Uri, type ExtensionContext } from 'vscode';

/** Where the server keeps what was read of cases, for all windows: it would be read again in each. */
export function indexFolder({ globalStorageUri }: ExtensionContext): Uri {
  return Uri.joinPath(globalStorageUri, 'case-indexes');
}
