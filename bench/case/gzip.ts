import { contentsOf } from '../data/case-files.ts';
import type { MadeFiles } from '../data/case.ts';
import { goal, type Goal, type Part } from '../part.ts';
import { cpuRatio, interleave, peakOf, timeRatio, type Costs } from '../process/interleave.ts';
import { missingPeers, peersOn } from '../process/peers.ts';
import { costsTable } from './costs-table.ts';
import { OURS, ours, work } from './ours.ts';

const FLOOR = 'read and gunzip in threads';
const PARSE = '`JSON.parse` in threads';

/** A case of compressed exports of realistic size, against the floor and the peers. */
export async function measureGzip(files: MadeFiles, rounds: number): Promise<Part> {
  const { folder, bytes } = files;
  const contents = contentsOf(files);
  const contestants = [
    work(FLOOR, 'gunzip', folder),
    ours(folder, contents),
    work(PARSE, 'json-parse', folder),
    ...peersOn(folder),
  ];
  const costs = await interleave(contestants, rounds);
  const count = contents.events.toLocaleString('en-US');
  const title = `${count} events in ${files.files} compressed files`;
  const against = (peer: string, limit: number): Goal =>
    withCpu(
      goal(`the same, time against ${peer}`, 'at most', limit, timeRatio(costs, OURS, peer)),
      cpuRatio(costs, OURS, peer),
    );
  return {
    goals: [
      shareOfFloor(`${title}: read, de-duplicated, rules run, findings placed`, 0.6, costs),
      against('ripgrep -z', 0.4),
      against('DuckDB query', 0.6),
      against(PARSE, 0.45),
      goal(`peak memory for ${count} events`, 'at most', 220, peakOf(costs, OURS), ' MiB'),
    ],
    tables: [costsTable(title, costs, { bytes, ...contents }, missingPeers())],
    data: Object.fromEntries(costs),
  };
}

/** So many files of one event that opening them is most of the work. */
export async function measureTiny(files: MadeFiles, rounds: number): Promise<Part> {
  const { folder, bytes } = files;
  const contents = contentsOf(files);
  const costs = await interleave([work(FLOOR, 'gunzip', folder), ours(folder, contents)], rounds);
  const title = `${files.files.toLocaleString('en-US')} tiny compressed files`;
  return {
    goals: [shareOfFloor(title, 0.9, costs)],
    tables: [costsTable(title, costs, { bytes, ...contents }, [])],
    data: Object.fromEntries(costs),
  };
}

function shareOfFloor(what: string, limit: number, costs: Costs): Goal {
  const title = `${what}; share of the floor’s speed`;
  return withCpu(goal(title, 'at least', limit, timeRatio(costs, FLOOR, OURS)), cpuRatio(costs, FLOOR, OURS));
}

/** What the ratio is by the processor's time: the same on a machine that is busy with other things. */
function withCpu(byClock: Goal, ratio: number | undefined): Goal {
  if (ratio === undefined || Number.isNaN(ratio)) return byClock;
  return { ...byClock, measured: `${byClock.measured} (${ratio.toPrecision(3)} by processor time)` };
}
