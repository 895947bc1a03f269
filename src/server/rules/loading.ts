import { inOneGo } from '../../core/log/steps.ts';
import { createEngineInSteps, type Assets, type Engine } from '../engine.ts';
import type { OwnRules } from './own-rules.ts';
import type { Scheduler } from '../scheduler.ts';
import type { ServerSettings } from '../settings/settings.ts';

export interface RuleLoadingOptions {
  readonly assets: Assets;
  readonly rules: OwnRules;
  readonly scheduler: Scheduler;
  readonly settings: () => ServerSettings;
  /** Says that loading takes long; returns what to call when it has ended. */
  readonly notice: (cancel: () => void) => () => void;
  readonly use: (engine: Engine) => void;
}

const JOB = 'rules';
/** A few files are read before anybody is answered, so that what is found first is all there is. */
const STEPS_AT_ONCE = 400;

/**
 * Makes engines of the built-in rules and the user's own. A checkout of thousands of rules is read in turns: until then
 * the rules that were there before go on.
 */
export class RuleLoading {
  readonly #options: RuleLoadingOptions;
  #engine: Engine | undefined;
  /** What is still to be done: a run that another one takes the place of leaves it to that. */
  #isUnread = false;
  #hasOtherSettings = false;

  constructor(options: RuleLoadingOptions) {
    this.#options = options;
  }

  /** The engine to begin with; where there is much to read, the one with all of it follows. */
  begin(): Engine {
    const { rules, settings } = this.#options;
    const { rulePaths } = settings();
    const reading = rules.use(rulePaths);
    const isRead = rulePaths.length === 0 || inFewSteps(reading);
    const engine = inOneGo(this.#make());
    if (!isRead) {
      this.#isUnread = true;
      void this.#run(reading);
    }
    return (this.#engine = engine);
  }

  /** Other settings: resolves when the engine that follows them is in use. */
  useSettings(): Promise<void> {
    this.#isUnread = true;
    this.#hasOtherSettings = true;
    return this.#run(this.#options.rules.use(this.#options.settings().rulePaths));
  }

  /** Looks whether something else stands on disk; resolves when what does is in use. */
  readAgain(): Promise<void> {
    this.#isUnread = true;
    return this.#run();
  }

  /** The rules are known already: one was saved in an editor. */
  useKnown(): Promise<void> {
    return this.#run();
  }

  #run(reading?: Generator<void, void>): Promise<void> {
    const { scheduler, notice, rules } = this.#options;
    const ended = notice(() => {
      scheduler.cancel(JOB);
      this.#isUnread = false;
      rules.cancelled();
      void this.useKnown();
    });
    return scheduler.run(JOB, this.#loading(reading)).finally(ended);
  }

  *#loading(reading: Generator<void, void> | undefined): Generator<void, void> {
    const { rules } = this.#options;
    if (this.#isUnread) yield* reading ?? rules.readAgain();
    this.#isUnread = false;
    if (!this.#hasOtherSettings && this.#engine?.ownRules === rules.current) return;
    this.#engine = yield* this.#make();
    this.#hasOtherSettings = false;
    this.#options.use(this.#engine);
  }

  *#make(): Generator<void, Engine> {
    const { assets, rules, settings } = this.#options;
    return yield* createEngineInSteps(assets, settings(), rules.current, this.#engine);
  }
}

/** False where it is not done yet; then it can be gone on with. */
function inFewSteps(steps: Generator<void, void>): boolean {
  for (let step = 0; step < STEPS_AT_ONCE; step++) if (steps.next().done) return true;
  return false;
}
