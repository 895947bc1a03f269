import type { Rows } from '../../../log/columns/rows.ts';
import type { StringTable } from '../../../log/columns/strings.ts';
import { NO_MENTIONS } from '../../facts.ts';
import type { Match } from '../../finding.ts';
import type { Told } from '../../told/told.ts';
import { NO_VALUES } from '../../values.ts';
import type { JoinedEvent } from '../joins.ts';

/** The matches of a log: those that its columns tell, if there are any, and the others, suppressed ones among them. */
export interface MatchesInParts {
  readonly told: Told | undefined;
  readonly others: readonly Match[];
}

/** So many logs are gone through in a step. */
const STEP = 64;

/** The matches of some logs, each with a number: first those that columns tell, log by log, then the others. */
export class Members {
  /** How many columns tell. */
  readonly told: number;
  /** How many there are. */
  readonly count: number;
  readonly #parts: readonly MatchesInParts[];
  /** Which log a match is of, and which of its matches it is. */
  readonly #logs: Uint32Array;
  readonly #matches: Uint32Array;
  /** By `Rule.key`. */
  readonly #byRule = new Map<string, number[]>();

  private constructor(parts: readonly MatchesInParts[]) {
    this.#parts = parts;
    this.told = parts.reduce((sum, { told }) => sum + (told?.count ?? 0), 0);
    this.count = parts.reduce((sum, { others }) => sum + others.length, this.told);
    this.#logs = new Uint32Array(this.count);
    this.#matches = new Uint32Array(this.count);
  }

  /** Pauses every millisecond or so. */
  static *of(parts: readonly MatchesInParts[]): Generator<void, Members> {
    const members = new Members(parts);
    let member = 0;
    for (const [log, { told }] of parts.entries()) {
      const count = told?.count ?? 0;
      for (let match = 0; match < count; match++) members.#add(member++, log, match, told!.ruleOf(match));
      if (log % STEP === STEP - 1) yield;
    }
    for (const [log, { others }] of parts.entries()) {
      for (const [match, { rule }] of others.entries()) members.#add(member++, log, match, rule);
      if (log % STEP === STEP - 1) yield;
    }
    return members;
  }

  /** The matches of a document, by its `Rule.key`. */
  of(rule: string): readonly number[] {
    return this.#byRule.get(rule) ?? NONE;
  }

  /** The table of strings of a log whose columns tell any. */
  get strings(): StringTable | undefined {
    return this.#parts.find(({ told }) => told)?.told?.rows.strings;
  }

  /** The columns of the log that a match is of, where these tell some. */
  rowsOf(member: number): Rows | undefined {
    return this.#parts[this.#logs[member]!]!.told?.rows;
  }

  /** The index of the event. */
  eventOf(member: number): number {
    if (member >= this.told) return this.otherOf(member).event.index;
    return this.#toldOf(member).eventOf(this.#matches[member]!);
  }

  /** In milliseconds, NaN for none. */
  timeOf(member: number): number {
    if (member >= this.told) return this.otherOf(member).event.time ?? NaN;
    return this.rowsOf(member)!.time(this.eventOf(member));
  }

  /** The values that a match keeps. */
  valuesOf(member: number): Match['values'] {
    if (member >= this.told) return this.otherOf(member).values;
    return this.#toldOf(member).notedOf(this.#matches[member]!)?.values ?? NO_VALUES;
  }

  /** Of the event of a match what joins it with others. */
  joinedOf(member: number): JoinedEvent {
    if (member >= this.told) return this.otherOf(member).event;
    const told = this.#toldOf(member);
    const match = this.#matches[member]!;
    const event = told.eventOf(match);
    const { keyPairs, securityGroups } = told.notedOf(match) ?? NO_MENTIONS;
    return {
      log: told.log,
      accountId: told.rows.text('accountId', event),
      region: told.rows.text('awsRegion', event),
      keyPairs,
      securityGroups,
    };
  }

  /** True for a match of which columns tell all. */
  isInColumns(member: number): boolean {
    return member < this.told && !this.#toldOf(member).notedOf(this.#matches[member]!);
  }

  matchOf(member: number): Match {
    if (member >= this.told) return this.otherOf(member);
    return this.#toldOf(member).match(this.#matches[member]!);
  }

  #toldOf(member: number): Told {
    return this.#parts[this.#logs[member]!]!.told!;
  }

  /** A match that columns do not tell. */
  otherOf(member: number): Match {
    return this.#parts[this.#logs[member]!]!.others[this.#matches[member]!]!;
  }

  #add(member: number, log: number, match: number, rule: string): void {
    this.#logs[member] = log;
    this.#matches[member] = match;
    const ofRule = this.#byRule.get(rule);
    if (ofRule) ofRule.push(member);
    else this.#byRule.set(rule, [member]);
  }
}

const NONE: readonly number[] = [];
