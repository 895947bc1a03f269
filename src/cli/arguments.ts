import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { EntityKind } from '../core/analysis/entities/entity.ts';
import { isLevel, LEVELS, type Level } from '../core/detect/level.ts';
import { UsageError } from './usage.ts';

/** What a command line asks for. */
export type Command =
  | ScanCommand
  | PivotCommand
  | ExplainCommand
  | TestRulesCommand
  | { readonly name: 'help' }
  | { readonly name: 'version' };

export interface ScanCommand {
  readonly name: 'scan';
  readonly paths: readonly string[];
  readonly format: 'text' | 'jsonl' | 'sarif';
  readonly rules: readonly string[];
  readonly builtinRules: boolean;
  readonly withoutFamilies: readonly string[];
  readonly asn: string | undefined;
  readonly minimumLevel: Level;
  readonly failOn: Level | undefined;
  readonly placeholders: string | undefined;
  readonly summary: string | undefined;
}

export interface PivotCommand {
  readonly name: 'pivot';
  readonly paths: readonly string[];
  readonly format: 'text' | 'jsonl';
  readonly kind: EntityKind;
  readonly value: string;
}

export interface ExplainCommand {
  readonly name: 'explain';
  readonly paths: readonly string[];
  readonly format: 'text' | 'jsonl';
  readonly event: string;
  /** Undefined: how all rules stand to the event. */
  readonly rule: string | undefined;
  readonly rules: readonly string[];
  readonly builtinRules: boolean;
  readonly withoutFamilies: readonly string[];
  readonly asn: string | undefined;
  readonly placeholders: string | undefined;
}

export interface TestRulesCommand {
  readonly name: 'test-rules';
  readonly paths: readonly string[];
  readonly format: 'text' | 'jsonl';
  /** Rules that those at the paths need, which are not tested. */
  readonly rules: readonly string[];
  readonly builtinRules: boolean;
  readonly asn: string | undefined;
  readonly placeholders: string | undefined;
}

type Options = NonNullable<ParseArgsConfig['options']>;

const COMMON = {
  format: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} satisfies Options;

const SCAN = {
  ...COMMON,
  rules: { type: 'string', multiple: true },
  'no-builtin-rules': { type: 'boolean' },
  'without-family': { type: 'string', multiple: true },
  asn: { type: 'string' },
  'min-level': { type: 'string' },
  'fail-on': { type: 'string' },
  placeholders: { type: 'string' },
  summary: { type: 'string' },
} satisfies Options;

const PIVOT = {
  ...COMMON,
  'access-key': { type: 'string' },
  'key-name': { type: 'string' },
  principal: { type: 'string' },
  ip: { type: 'string' },
  event: { type: 'string' },
} satisfies Options;

const EXPLAIN = {
  ...COMMON,
  event: { type: 'string' },
  rule: { type: 'string' },
  rules: { type: 'string', multiple: true },
  'no-builtin-rules': { type: 'boolean' },
  'without-family': { type: 'string', multiple: true },
  asn: { type: 'string' },
  placeholders: { type: 'string' },
} satisfies Options;

const TEST_RULES = {
  ...COMMON,
  rules: { type: 'string', multiple: true },
  'no-builtin-rules': { type: 'boolean' },
  asn: { type: 'string' },
  placeholders: { type: 'string' },
} satisfies Options;

const PIVOT_KINDS = {
  'access-key': 'access-key',
  'key-name': 'key-pair',
  principal: 'principal',
  ip: 'address',
  event: 'event',
} as const;

/** Reads the arguments after the program's name. Throws a UsageError. */
export function parseCommand(args: readonly string[]): Command {
  const [name, ...rest] = args;
  if (name === 'scan') return scanCommand(rest);
  if (name === 'pivot') return pivotCommand(rest);
  if (name === 'explain') return explainCommand(rest);
  if (name === 'test-rules') return testRulesCommand(rest);
  const { values, positionals } = parse(args, COMMON);
  if (values.help || positionals[0] === 'help') return { name: 'help' };
  if (values.version) return { name: 'version' };
  throw new UsageError(name === undefined ? 'no command' : `no such command: ${name}`);
}

function scanCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args, SCAN);
  if (values.help) return { name: 'help' };
  if (values.version) return { name: 'version' };
  return {
    name: 'scan',
    paths: pathsFrom(positionals),
    format: oneOf('--format', ['text', 'jsonl', 'sarif'], values.format ?? 'text'),
    rules: values.rules ?? [],
    builtinRules: values['no-builtin-rules'] !== true,
    withoutFamilies: [...new Set(values['without-family'])].toSorted(),
    asn: values.asn,
    minimumLevel: level('--min-level', values['min-level'] ?? 'informational'),
    failOn: values['fail-on'] === undefined ? undefined : level('--fail-on', values['fail-on']),
    placeholders: values.placeholders,
    summary: values.summary,
  };
}

function pivotCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args, PIVOT);
  if (values.help) return { name: 'help' };
  if (values.version) return { name: 'version' };
  const asked = Object.entries(PIVOT_KINDS).flatMap(([option, kind]) => {
    const value = values[option as keyof typeof PIVOT_KINDS];
    return value === undefined ? [] : { kind, value };
  });
  const [only] = asked;
  if (!only || asked.length > 1) {
    throw new UsageError('pivot needs exactly one of --access-key, --key-name, --principal, --ip, --event');
  }
  if (only.value === '') throw new UsageError('pivot needs a value that is not empty');
  return {
    name: 'pivot',
    paths: pathsFrom(positionals),
    format: oneOf('--format', ['text', 'jsonl'], values.format ?? 'text'),
    ...only,
  };
}

function explainCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args, EXPLAIN);
  if (values.help) return { name: 'help' };
  if (values.version) return { name: 'version' };
  if (!values.event) throw new UsageError('explain needs --event');
  return {
    name: 'explain',
    paths: pathsFrom(positionals),
    format: oneOf('--format', ['text', 'jsonl'], values.format ?? 'text'),
    event: values.event,
    rule: values.rule,
    rules: values.rules ?? [],
    builtinRules: values['no-builtin-rules'] !== true,
    withoutFamilies: [...new Set(values['without-family'])].toSorted(),
    asn: values.asn,
    placeholders: values.placeholders,
  };
}

function testRulesCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args, TEST_RULES);
  if (values.help) return { name: 'help' };
  if (values.version) return { name: 'version' };
  return {
    name: 'test-rules',
    paths: pathsFrom(positionals),
    format: oneOf('--format', ['text', 'jsonl'], values.format ?? 'text'),
    rules: values.rules ?? [],
    builtinRules: values['no-builtin-rules'] !== true,
    asn: values.asn,
    placeholders: values.placeholders,
  };
}

function parse<T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function pathsFrom(positionals: readonly string[]): readonly string[] {
  if (positionals.length === 0) throw new UsageError('no PATH given');
  return positionals;
}

function oneOf<T extends string>(option: string, allowed: readonly T[], value: string): T {
  const found = allowed.find((candidate) => candidate === value);
  if (!found) throw new UsageError(`${option} must be one of ${allowed.join(', ')}, not ${value}`);
  return found;
}

function level(option: string, value: string): Level {
  if (!isLevel(value)) throw new UsageError(`${option} must be one of ${LEVELS.join(', ')}, not ${value}`);
  return value;
}
