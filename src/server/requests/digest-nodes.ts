import type { DigestCoverage } from '../../core/analysis/coverage/digest-coverage.ts';
import type { CoverageNode } from '../../protocol.ts';
import { shorten } from '../describe/rich-text.ts';
import { placeOf, type Snapshot } from '../snapshot.ts';
import { baseName } from '../uri.ts';
import { count, utc } from '../describe/words.ts';
import { coverageRow } from './coverage-row.ts';

const TOP = { offset: 0, length: 0 };

/** What the digests of one account's region say: how many there are, from when to when, and which log files are missing. */
export function digestNode(snapshot: Snapshot, region: DigestCoverage): CoverageNode {
  const { accountId = 'unknown account', region: name = 'unknown region', digests, listed, missing } = region;
  const key = `digests/${accountId}/${name}`;
  const gaps = region.gaps.map(({ from, to }) =>
    node(`${key}/${from}`, 'gap', `No digest from ${utc(from)} to ${utc(to)}`, ''),
  );
  const files = missing.map(({ key: object, digest }) => ({
    ...node(`${key}/${object}`, 'gap', baseName(object), `listed in a digest, not loaded · ${object}`),
    place: snapshot.opensAsText(digest) ? placeOf(snapshot, digest, TOP) : null,
  }));
  const found =
    missing.length === 0
      ? `${count(listed, 'listed log file')}, none missing`
      : `${missing.length.toLocaleString('en-US')} of ${count(listed, 'listed log file')} not loaded`;
  const time = region.firstTime === undefined ? '' : ` · ${utc(region.firstTime)} to ${utc(region.lastTime)}`;
  return {
    ...node(key, 'digests', `${accountId} ${name}: ${count(digests, 'digest')}`, `${found}${time}`),
    children: [...files, ...gaps],
  };
}

function node(key: string, kind: CoverageNode['kind'], label: string, description: string): CoverageNode {
  return coverageRow(key, kind, shorten(label, 200), shorten(description, 200));
}
