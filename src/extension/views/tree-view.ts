import { window, type TreeView, type TreeViewOptions } from 'vscode';
import type { VIEWS } from '../../protocol.ts';

/**
 * A tree view whose rows are drawn as soon as it is opened. VS Code makes the tree of a collapsed view after it has laid out
 * the view, and lays it out again two seconds later, or when the view is given a message: so it is given the one it has.
 */
export function createTreeView<T>(
  id: (typeof VIEWS)[keyof typeof VIEWS],
  options: TreeViewOptions<T>,
): TreeView<T> {
  const view = window.createTreeView(id, options);
  view.onDidChangeVisibility(({ visible }) => {
    if (visible) view.message = view.message ?? '';
  });
  return view;
}
