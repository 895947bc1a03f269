import { LEVELS, isLevel, type Level } from '../../core/detect/level.ts';
import {
  DRAWN_CHARACTERS,
  EVENT_LAYOUTS,
  SETTINGS_SECTION,
  type EventLayout,
  type Settings,
} from '../../protocol.ts';
import { readAliases } from './aliases.ts';

/** The settings as the server uses them: nothing is missing, whatever the client sent. */
export interface ServerSettings {
  readonly minimumLevel: Level;
  readonly codeLens: boolean;
  readonly inlayHints: boolean;
  readonly eventLayout: EventLayout;
  /** How many characters of a line VS Code draws. */
  readonly drawnCharacters: number;
  /** VS Code shows problems in editors, and their messages above hovers. */
  readonly showsProblems: boolean;
  /** Values as they stand in logs, each with what the user calls it. */
  readonly aliases: Readonly<Record<string, string>>;
  /** What of the settings cannot be used, in words. */
  readonly problems: readonly string[];
  /** What was read of a case is kept for the next time. */
  readonly keepsIndex: boolean;
  /** Files and folders of the user's own rules, the folder of suppressions among them. */
  readonly rulePaths: readonly string[];
  /** Families of rules that are switched off, in order. */
  readonly withoutFamilies: readonly string[];
  /** A MaxMind-format database to use in place of the bundled table. */
  readonly asnDatabasePath: string | undefined;
  readonly knownBadKeyPairNames: readonly string[];
  readonly knownBadGroupNames: readonly string[];
  /** Undefined: the shipped list. */
  readonly cloudProviders: readonly string[] | undefined;
}

export const DEFAULT_SETTINGS: ServerSettings = readSettings(null);

/**
 * Reads what a client sent as settings: our section, the configuration that holds it and others, null, or anything else.
 * A value of the wrong type counts as missing, because people write settings by hand.
 */
export function readSettings(sent: unknown): ServerSettings {
  const outer = asObject(sent);
  const settings: Loose<Settings> = asObject(outer[SETTINGS_SECTION] ?? outer);
  return {
    ...readAliases(settings.aliases),
    minimumLevel: isLevel(settings.minimumLevel) ? settings.minimumLevel : LEVELS[0],
    codeLens: asObject(settings.codeLens)['enabled'] !== false,
    inlayHints: asObject(settings.inlayHints)['enabled'] !== false,
    eventLayout: eventLayoutOf(asObject(settings.formattedView)['eventLayout']),
    drawnCharacters: drawnOf(asObject(outer['editor'])['stopRenderingLineAfter']),
    showsProblems: asObject(outer['problems'])['visibility'] !== false,
    keepsIndex: asObject(settings.case)['keepIndex'] !== false,
    withoutFamilies: switchedOff(asObject(asObject(settings.rules)['families'])),
    rulePaths: rulePathsOf(asObject(settings.rules)),
    asnDatabasePath: asText(asObject(settings.asn)['databasePath']),
    knownBadKeyPairNames: asTexts(settings.knownBadKeyPairNames) ?? [],
    knownBadGroupNames: asTexts(settings.knownBadGroupNames) ?? [],
    cloudProviders: asTexts(settings.cloudProviders),
  };
}

const { minimumLevel, codeLens, inlayHints, eventLayout, drawnCharacters } = DEFAULT_SETTINGS;
const { showsProblems, keepsIndex, aliases, problems } = DEFAULT_SETTINGS;
/** What has nothing to do with detection. */
const OTHERS = {
  minimumLevel,
  codeLens,
  inlayHints,
  eventLayout,
  drawnCharacters,
  showsProblems,
  keepsIndex,
  aliases,
  problems,
};

/** True when the same rules would find the same things under both. */
export function sameDetection(a: ServerSettings, b: ServerSettings): boolean {
  return JSON.stringify({ ...a, ...OTHERS }) === JSON.stringify({ ...b, ...OTHERS });
}

/** True when events are enriched with the same under both. */
export function sameTables(a: ServerSettings, b: ServerSettings): boolean {
  return JSON.stringify(tableSettings(a)) === JSON.stringify(tableSettings(b));
}

function tableSettings(settings: ServerSettings) {
  const { asnDatabasePath, knownBadKeyPairNames, knownBadGroupNames, cloudProviders } = settings;
  return { asnDatabasePath, knownBadKeyPairNames, knownBadGroupNames, cloudProviders };
}

function eventLayoutOf(value: unknown): EventLayout {
  return EVENT_LAYOUTS.find((layout) => layout === value) ?? EVENT_LAYOUTS[0];
}

/** VS Code registers no such setting, so without one in the user's file there is none. -1 means all of a line. */
function drawnOf(value: unknown): number {
  if (typeof value !== 'number') return DRAWN_CHARACTERS;
  return value < 0 ? Infinity : value;
}

function switchedOff(families: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(families)
    .filter((name) => families[name] === false)
    .toSorted();
}

function rulePathsOf(rules: Readonly<Record<string, unknown>>): readonly string[] {
  const folder = asText(rules['suppressionsFolder']);
  return [...new Set([...(asTexts(rules['paths']) ?? []), ...(folder === undefined ? [] : [folder])])];
}

type Loose<T> = { readonly [K in keyof T]?: unknown };

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function asTexts(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.map(asText).filter((text) => text !== undefined);
}
