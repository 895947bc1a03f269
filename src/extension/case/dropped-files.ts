import { Uri, commands, type DataTransfer, type TreeDragAndDropController } from 'vscode';
import { COMMANDS } from '../../protocol.ts';
import type { FindingsNode } from '../views/findings-view.ts';

const URI_LIST = 'text/uri-list';

/** Loads as a case what is dropped on a view: rows of the Explorer, files of the desktop. Nothing can be dragged out. */
export const droppedFiles: TreeDragAndDropController<FindingsNode> = {
  dropMimeTypes: [URI_LIST, 'files'],
  dragMimeTypes: [],
  async handleDrop(_target, data) {
    const uris = await urisIn(data);
    // Nobody waits for the loading: the drop is done.
    if (uris.length > 0) void commands.executeCommand(COMMANDS.loadCase, uris[0], uris);
  },
};

async function urisIn(data: DataTransfer): Promise<readonly Uri[]> {
  const listed = ((await data.get(URI_LIST)?.asString()) ?? '').split(/\r?\n/);
  const files = [...data].map(([, item]) => item.asFile()?.uri?.toString());
  const all = [...listed.filter((line) => !line.startsWith('#')), ...files];
  return [...new Set(all)].flatMap((uri) => (uri ? Uri.parse(uri) : []));
}
