import type { FilterRule, RefusedRule } from '../../core/detect/rule.ts';
import type { CoverageNode, Place } from '../../protocol.ts';
import { fileUri } from '../case/file-uri.ts';
import type { Engine } from '../engine.ts';
import { shorten } from '../rich-text.ts';
import { baseName, folderName } from '../uri.ts';
import { count } from '../words.ts';
import { coverageRow } from './coverage-row.ts';

/** What became of the user's own rules; nothing where there are none. Every document stands under one of the rows. */
export function ruleNodes({
  ruleSet,
  ownRules,
  investigation,
}: Pick<Engine, 'ruleSet' | 'ownRules' | 'investigation'>): readonly CoverageNode[] {
  const { files, problems } = ownRules;
  if (files.length + problems.length === 0) return [];
  const paths = new Set(files.map(({ path }) => path));
  const isOwn = ({ path }: { readonly path: string }): boolean => paths.has(path);
  const loaded = ruleSet.rules.filter(isOwn);
  const filters = (ruleSet.filters ?? []).filter(isOwn);
  const refused = [...problems.map(unreadable), ...ruleSet.refused.filter(isOwn).map(refusedNode)];
  const builtIn = ruleSet.rules.length - loaded.length;
  const taken = countTaken(investigation.conclusion().suppressed);
  const children = [
    coverageRow(
      'rules/loaded',
      'rule',
      `${count(loaded.length, 'rule')} loaded`,
      `beside ${builtIn} built in`,
      [],
    ),
    coverageRow(
      'rules/filters',
      'rule',
      `${count(filters.length, 'filter')} loaded`,
      '',
      filters.map((filter) => filterNode(filter, taken.get(filter.key) ?? 0)),
    ),
    // Built-in rules are for CloudTrail, all of them.
    coverageRow('rules/elsewhere', 'skipped', `${ruleSet.notApplicable} not applicable`, 'for other logs'),
    coverageRow('rules/refused', 'refused', `${refused.length} refused`, '', refused),
  ];
  const summary = children.map(({ label }) => label).join(', ');
  return [coverageRow('rules', 'rules', 'Rules', summary, children)];
}

/** How many findings each filter took away. */
function countTaken(suppressed: readonly { readonly filters: readonly string[] }[]): Map<string, number> {
  const taken = new Map<string, number>();
  for (const key of suppressed.flatMap(({ filters }) => filters)) taken.set(key, (taken.get(key) ?? 0) + 1);
  return taken;
}

function filterNode(filter: FilterRule, taken: number): CoverageNode {
  const { key, title, missing, path, line } = filter;
  const absent = missing.length > 0 ? ` · not loaded: ${missing.join(', ')}` : '';
  return {
    key: `rules/filters/${key}`,
    kind: 'rule',
    label: shorten(title, 100),
    description: shorten(`${count(taken, 'finding')} suppressed${absent}`, 200),
    place: placeIn(path, line, 1),
    children: [],
  };
}

function refusedNode({ path, line, column, reason }: RefusedRule): CoverageNode {
  const uri = fileUri(path);
  return {
    key: `rules/refused/${path}:${line}:${column}`,
    kind: 'refused',
    label: `${baseName(uri)}:${line}`,
    description: shorten(`${reason} · ${folderName(uri)}`, 200),
    place: placeIn(path, line, column),
    children: [],
  };
}

function unreadable({ path, message }: { readonly path: string; readonly message: string }): CoverageNode {
  return {
    key: `rules/refused/${path}`,
    kind: 'refused',
    label: shorten(path, 100),
    description: message,
    place: null,
    children: [],
  };
}

function placeIn(path: string, line: number, column: number): Place {
  const start = { line: line - 1, character: column - 1 };
  return { uri: fileUri(path), range: { start, end: start } };
}
