import type { CaseSize } from './data/case.ts';

/** How much is measured. */
export interface Size {
  readonly case: CaseSize;
  /** How often each way takes its turn. */
  readonly rounds: number;
  /** In the log in which values are followed. */
  readonly navigationEvents: number;
  /** Of the documents opened in an editor's stead. */
  readonly documentMegabytes: readonly number[];
}

const FULL: Size = {
  case: { files: 2000, eventsPerFile: 500, tinyFiles: 30_000, lineBytes: 400e6, prettyBytes: 45e6 },
  rounds: 3,
  navigationEvents: 200_000,
  documentMegabytes: [1, 5, 20, 40],
};

/** A tenth. */
const QUICK: Size = {
  case: { files: 200, eventsPerFile: 500, tinyFiles: 3000, lineBytes: 40e6, prettyBytes: 4.5e6 },
  rounds: 3,
  navigationEvents: 20_000,
  documentMegabytes: [1, 5],
};

export function sizeOf(isQuick: boolean): Size {
  return isQuick ? QUICK : FULL;
}
