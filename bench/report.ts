import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../scripts/lib/paths.ts';
import type { Goal, Part, Table } from './part.ts';
import { peerVersions } from './process/peers.ts';
import { threadCount } from './process/threads.ts';

const FOLDER = join(ROOT, 'artifacts');

/** Writes what was measured as bench.json and bench.md; returns the latter's text. */
export function writeReport(parts: Readonly<Record<string, Part>>, size: object): string {
  const setup = { ...setupOf(), size };
  const all = Object.values(parts);
  const text = [
    `Measured ${describe(setup)}.`,
    goalsText(all.flatMap(({ goals }) => goals)),
    ...all.flatMap(({ tables }) => tables.map(tableText)),
  ].join('\n\n');
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'bench.json'), `${JSON.stringify({ ...setup, parts }, null, 2)}\n`);
  writeFileSync(join(FOLDER, 'bench.md'), `${text}\n`);
  return text;
}

function setupOf() {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const [cpu] = cpus();
  return {
    version,
    date: new Date().toISOString(),
    node: process.version,
    v8: process.versions.v8,
    zlib: process.versions['zlib'],
    machine: {
      cpu: cpu?.model,
      cores: cpus().length,
      memoryBytes: totalmem(),
      system: `${process.platform} ${process.arch} ${release()}`,
    },
    threads: threadCount(),
    peers: peerVersions(),
  };
}

function describe({
  version,
  date,
  node,
  zlib,
  machine,
  threads,
  peers,
}: ReturnType<typeof setupOf>): string {
  const { cpu, cores, memoryBytes, system } = machine;
  const memory = `${(memoryBytes / 2 ** 30).toFixed(0)} GiB`;
  const peerList = Object.entries(peers).map(([name, found]) => `${name}: ${found ?? 'not installed'}`);
  return `${date} with version ${version} on ${cpu}, ${cores} cores, ${memory}, ${system}; Node ${node}, zlib ${zlib}; ${threads} threads; ${peerList.join('; ')}`;
}

function goalsText(goals: readonly Goal[]): string {
  const rows = goals.map(({ work, goal, measured, reached }) => [
    work,
    goal,
    measured,
    reached === undefined ? '–' : reached ? 'yes' : 'no',
  ]);
  return tableText({ title: 'Goals', head: ['work', 'goal', 'measured', 'reached'], rows });
}

function tableText({ title, head, rows }: Table): string {
  return [`**${title}**\n`, line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
