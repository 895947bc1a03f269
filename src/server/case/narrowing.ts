import { NOTHING_LEFT_OUT, union, wanted, type LeftOut } from '../../scan/facets/left-out.ts';
import { isWorthNarrowing, surveyInSteps, type Survey } from '../../scan/facets/survey.ts';
import type { Walked } from '../../scan/walk.ts';
import { inTurns } from '../in-turns.ts';
import type { Scheduler } from '../scheduler.ts';
import type { Disk } from './disk.ts';
import type { LoadedLogs } from './loaded-logs.ts';

/** Asks the user which of the files are wanted; `before` is what was left out last time. Undefined: nothing shall be loaded. */
export type Ask = (survey: Survey, before: LeftOut, signal: AbortSignal) => Promise<LeftOut | undefined>;

export interface NarrowOptions {
  /** `kept`: as chosen before. `asked`: the user chooses. Missing: the user chooses where there are many files. */
  readonly choice?: 'kept' | 'asked' | undefined;
  readonly signal: AbortSignal;
}

const SURVEY = 'counting the files of a case';

/** Which part of the files found is loaded: as the user chose, folder by folder, until the case is unloaded. */
export class Narrowing {
  readonly #logs: Pick<LoadedLogs, 'leftOut'>;
  readonly #disk: Pick<Disk, 'stamp'>;
  readonly #scheduler: Scheduler;
  readonly #ask: Ask;
  readonly #choices = new Map<string, LeftOut>();

  constructor(logs: Pick<LoadedLogs, 'leftOut'>, disk: Pick<Disk, 'stamp'>, scheduler: Scheduler, ask: Ask) {
    this.#logs = logs;
    this.#disk = disk;
    this.#scheduler = scheduler;
    this.#ask = ask;
  }

  forget(): void {
    this.#choices.clear();
  }

  /** The part of what was found at `paths` that is to be loaded; undefined where nothing is. */
  async narrow(
    paths: readonly string[],
    walked: Walked,
    options: NarrowOptions,
  ): Promise<Walked | undefined> {
    if (options.choice !== 'kept') {
      const leftOut = await this.#chosen(paths, walked, options);
      if (!leftOut || options.signal.aborted) return undefined;
      for (const path of paths) this.#choices.set(path, leftOut);
    }
    const isWanted = this.wantedIn(paths);
    this.#note(paths, walked.files, isWanted);
    return { ...walked, files: walked.files.filter(isWanted) };
  }

  async #chosen(
    paths: readonly string[],
    { files }: Walked,
    { choice, signal }: NarrowOptions,
  ): Promise<LeftOut | undefined> {
    const before = paths.map((path) => this.#choices.get(path) ?? NOTHING_LEFT_OUT).reduce(union);
    const survey = await this.#survey(files, signal);
    if (!survey) return undefined;
    return choice === 'asked' || isWorthNarrowing(survey) ? this.#ask(survey, before, signal) : before;
  }

  async #survey(files: readonly string[], signal: AbortSignal): Promise<Survey | undefined> {
    const cancel = () => this.#scheduler.cancel(SURVEY);
    signal.addEventListener('abort', cancel, { once: true });
    const sizeOf = (path: string) => this.#disk.stamp(path)?.size ?? 0;
    const survey = await inTurns(this.#scheduler, SURVEY, surveyInSteps(files, sizeOf));
    return signal.aborted ? undefined : survey;
  }

  /** True for the files at `paths` that were chosen. One that several of them hold follows the choice for the innermost. */
  wantedIn(paths: readonly string[]): (path: string) => boolean {
    const innermostFirst = paths.toSorted((a, b) => b.length - a.length);
    const roots = innermostFirst.map((root) => ({
      root,
      isWanted: wanted(this.#choices.get(root) ?? NOTHING_LEFT_OUT),
    }));
    return (path) => roots.find(({ root }) => contains(root, path))?.isWanted(path) ?? true;
  }

  #note(paths: readonly string[], files: readonly string[], isWanted: (path: string) => boolean): void {
    const { leftOut } = this.#logs;
    for (const path of leftOut) if (paths.some((root) => contains(root, path))) leftOut.delete(path);
    for (const path of files) if (!isWanted(path)) leftOut.add(path);
  }
}

function contains(root: string, path: string): boolean {
  return path === root || path.startsWith(/[/\\]$/.test(root) ? root : `${root}/`);
}
