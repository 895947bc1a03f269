import type { FilterRule, RefusedRule, RuleSet } from '../../core/detect/rule.ts';
import type { CoverageNode, Place } from '../../protocol.ts';
import { fileUri } from '../case/file-uri.ts';
import type { Engine } from '../engine.ts';
import { shorten } from '../describe/rich-text.ts';
import { baseName, folderName } from '../uri.ts';
import { count } from '../describe/words.ts';
import { coverageRow } from './coverage-row.ts';

/**
 * What became of the user's own rules, and which are switched off; nothing where there are neither. Every document of the
 * user's own stands under one of the rows.
 */
export function ruleNodes({
  ruleSet,
  ownRules,
  investigation,
}: Pick<Engine, 'ruleSet' | 'ownRules' | 'investigation'>): readonly CoverageNode[] {
  const { files, problems } = ownRules;
  const off = switchedOffNodes(ruleSet);
  if (files.length + problems.length === 0) return off.length > 0 ? [rulesRow(off)] : [];
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
    ...off,
  ];
  return [rulesRow(children)];
}

function rulesRow(children: readonly CoverageNode[]): CoverageNode {
  const summary = children.map(({ label }) => label).join(', ');
  return coverageRow('rules', 'rules', 'Rules', summary, children);
}

/** A row with the families that are switched off, if any is. */
function switchedOffNodes({ switchedOff = [] }: RuleSet): readonly CoverageNode[] {
  if (switchedOff.length === 0) return [];
  const total = switchedOff.reduce((sum, { rules }) => sum + rules, 0);
  const families = switchedOff.map(({ family, rules }) => {
    const told = rules === 0 ? 'no rule is of this family' : count(rules, 'rule');
    return coverageRow(`rules/off/${family}`, 'skipped', shorten(family, 100), told);
  });
  return [coverageRow('rules/off', 'skipped', `${count(total, 'rule')} off by setting`, '', families)];
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
