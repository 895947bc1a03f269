import type { CoverageNode, Place } from '../../protocol.ts';
import { fileUri } from '../case/file-uri.ts';
import { isUnreadable } from '../case/loaded-file.ts';
import type { LoadedLogs } from '../case/loaded-logs.ts';
import { shorten } from '../describe/rich-text.ts';
import { count } from '../describe/words.ts';
import { TOP } from '../snapshot.ts';
import { baseName, folderName } from '../uri.ts';
import { coverageRow } from './coverage-row.ts';

/** Folders and links of which nobody knows what is in them: no row where there are none. */
export function unreachedNodes({ walkProblems }: LoadedLogs): CoverageNode[] {
  if (walkProblems.length === 0) return [];
  const rows = walkProblems.map(({ path, message }) =>
    unreadNode('problem', { uri: fileUri(path), reason: message, place: null }),
  );
  const total = count(rows.length, 'path');
  return [coverageRow('unreached', 'problem', 'Could not be looked into', total, rows.toSorted(byKey))];
}

/** Files that are no logs, which open as what they are, or could not be read: no row where there are none. */
export function skippedNodes(loaded: Pick<LoadedLogs, 'files'>): CoverageNode[] {
  const rows = loaded.files().flatMap((each) => {
    const { uri, file } = each;
    if (file.kind !== 'skipped') return [];
    const place = isUnreadable(each) ? null : { uri, range: TOP };
    return [unreadNode('skipped', { uri, reason: file.reason, place })];
  });
  if (rows.length === 0) return [];
  return [coverageRow('skipped', 'skipped', 'Skipped', count(rows.length, 'file'), rows.toSorted(byKey))];
}

interface Unread {
  readonly uri: string;
  readonly reason: string;
  readonly place: Place | null;
}

function unreadNode(kind: CoverageNode['kind'], { uri, reason, place }: Unread): CoverageNode {
  const description = shorten(`${reason} · ${folderName(uri)}`, 200);
  return { key: `unread/${uri}`, kind, label: baseName(uri), description, place, children: [] };
}

function byKey(a: CoverageNode, b: CoverageNode): number {
  return a.key < b.key ? -1 : Number(a.key > b.key);
}
