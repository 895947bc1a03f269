/** The settings, and what a client says of itself when it begins. */

import type { LevelName } from './findings.ts';

/** The section of every setting; `Settings` is its shape. */
export const SETTINGS_SECTION = 'cloudtrailInvestigator';

/** The editor's own setting that the server reads, too: how many characters of a line are drawn. */
export const EDITOR_SETTING = 'editor.stopRenderingLineAfter';

/** Another: false where the user wants no squiggles, and so no messages of theirs above a hover. */
export const PROBLEMS_SETTING = 'problems.visibility';

/** What VS Code draws of a line where nobody has set that. */
export const DRAWN_CHARACTERS = 10_000;

/** The settings the server reads. Every one may be missing or null. */
export interface Settings {
  readonly minimumLevel?: LevelName | null;
  readonly codeLens?: { readonly enabled?: boolean | null } | null;
  readonly inlayHints?: { readonly enabled?: boolean | null } | null;
  readonly asn?: { readonly databasePath?: string | null } | null;
  readonly rules?: {
    readonly paths?: readonly string[] | null;
    /** Family → false: its rules do not run. */
    readonly families?: Readonly<Record<string, boolean>> | null;
    /** The folder for filters that are written from findings; its rules run like those of the paths. */
    readonly suppressionsFolder?: string | null;
  } | null;
  readonly case?: { readonly keepIndex?: boolean | null } | null;
  readonly formattedView?: { readonly eventLayout?: EventLayout | null } | null;
  /** What the user calls things: a value as it stands in logs → its alias. */
  readonly aliases?: Readonly<Record<string, string>> | null;
  readonly knownBadKeyPairNames?: readonly string[] | null;
  readonly knownBadGroupNames?: readonly string[] | null;
  readonly cloudProviders?: readonly string[] | null;
}

/** How a formatted view writes an event: one field a line, or all of it in one line. */
export const EVENT_LAYOUTS = ['indented', 'onePerLine'] as const;

export type EventLayout = (typeof EVENT_LAYOUTS)[number];

/**
 * `initializationOptions` of our own client. `commandLinks`: it can run the command ids above from hovers, and it wants
 * the notifications below; any other client gets plain LSP.
 */
export interface InitializationOptions {
  readonly commandLinks?: boolean;
  readonly settings?: Settings | null;
  /** The path of a folder for what was read of cases. Without it nothing is kept. */
  readonly indexFolder?: string | null;
}
