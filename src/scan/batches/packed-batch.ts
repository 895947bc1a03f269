import type { LogFacts } from '../../core/analysis/facts/log-facts.ts';
import type { LogMatches } from '../../core/detect/finding.ts';
import type { ToldMatches } from '../../core/detect/told/told-matches.ts';
import type { PackedLog, PackedPart } from '../../core/log/packed/packed-log.ts';
import type { WideCharacters } from '../places/wide-characters.ts';

/**
 * Files that were read together: each is one line of UTF-8, has nothing wrong with it and holds nothing but a list of records.
 */
export interface PackedBatch {
  readonly kind: 'batch';
  /** The events of all of them. */
  readonly log: PackedLog;
  /** In the order of their events. */
  readonly files: readonly FileOfBatch[];
}

/** What is to be known of one of them. */
export interface FileOfBatch extends Omit<PackedPart, 'of'> {
  readonly isPacked: boolean;
  readonly wide: WideCharacters;
  /** Milliseconds of its events; undefined where none has a time. */
  readonly firstTime: number | undefined;
  readonly lastTime: number | undefined;
  /** Undefined where nothing was, as in most. */
  readonly found: FoundInFile | undefined;
}

/** What was found in one of several files. */
export interface FoundInFile {
  readonly matches: LogMatches;
  readonly told: ToldMatches | undefined;
  readonly facts: LogFacts;
}
