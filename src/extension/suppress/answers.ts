import { workspace } from 'vscode';
import {
  SETTINGS_SECTION,
  type EventTarget,
  type Suppressible,
  type SuppressionKind,
  type SuppressionPreviewParams,
  type SuppressParams,
} from '../../protocol.ts';
import type { Server } from '../client/server.ts';
import { askBy, askExpiry, askPattern, askReason, askRules } from './questions.ts';

/** What the user said of the filter to be. */
export interface Answers {
  readonly params: SuppressParams;
  /** They want to see it. */
  readonly opens: boolean;
}

/** Asks for all that a filter needs, one thing after the other; undefined where the user gives up. */
export async function askForFilter(
  server: Server,
  target: EventTarget,
  offer: Suppressible,
  by: SuppressionKind | undefined,
): Promise<Answers | undefined> {
  const effectsOf = async (
    rules: readonly string[],
    choices: SuppressionPreviewParams['choices'],
  ): Promise<readonly string[]> =>
    (await server.request('suppressionPreviews', { ...target, rules, choices })) ?? [];
  const choice =
    by === undefined
      ? await askBy(
          offer.choices,
          effectsOf(
            offer.rules.map(({ finding }) => finding),
            offer.choices.map(({ kind }) => ({ kind })),
          ),
        )
      : offer.choices.find(({ kind }) => kind === by);
  const rules = choice && (await askRules(offer.rules));
  if (!rules) return undefined;
  const basis = { ...target, kind: choice.kind, rules, reason: '' };
  const check = async (pattern: string): Promise<string | undefined> =>
    (await server.request('filterDocument', { ...basis, pattern }))?.problem || undefined;
  const pattern = choice.pattern === null ? null : await askPattern(choice, check);
  if (pattern === undefined) return undefined;
  const effects = effectsOf(rules, [{ kind: choice.kind, ...(pattern !== null && { pattern }) }]);
  const reason = await askReason();
  const [effect = ''] = await effects;
  const expiry = reason === undefined ? undefined : await askExpiry(new Date(), effect);
  if (reason === undefined || !expiry) return undefined;
  const author = workspace.getConfiguration(SETTINGS_SECTION).get<string | null>('rules.author')?.trim();
  return {
    opens: expiry.opens,
    params: {
      ...basis,
      reason,
      ...(pattern !== null && { pattern }),
      ...(author && { author }),
      ...(expiry.expires !== undefined && { expires: expiry.expires }),
    },
  };
}
