import { makeCase } from '../data/case.ts';
import type { Part } from '../part.ts';
import type { Size } from '../sizes.ts';
import { measureGzip, measureTiny } from './gzip.ts';
import { measurePivots } from './pivots.ts';
import { measureLine, measurePretty } from './plain.ts';
import { measureTimeline } from './timeline.ts';

/** Makes a case in `folder` and measures what is done with it. */
export async function measureCase(
  folder: string,
  { case: size, rounds }: Size,
  tell: (what: string) => void,
): Promise<Record<string, Part>> {
  tell('making a case');
  const { gzip, tiny, line, pretty } = await makeCase(folder, size);
  tell('compressed files');
  const gzipPart = await measureGzip(gzip, rounds);
  tell('tiny files');
  const tinyPart = await measureTiny(tiny, rounds);
  tell('one line');
  const linePart = await measureLine(line, rounds);
  tell('a formatted document');
  const prettyPart = await measurePretty(pretty, rounds);
  tell('pivots');
  const pivots = await measurePivots(gzip);
  tell('the timeline');
  const timeline = await measureTimeline(gzip);
  return { gzip: gzipPart, tiny: tinyPart, line: linePart, pretty: prettyPart, pivots, timeline };
}
