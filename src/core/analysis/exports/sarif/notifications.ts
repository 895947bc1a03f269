import { plain } from '../../../enrich/plain.ts';
import type { Undecided } from '../../../detect/finding.ts';
import type { RefusedRule } from '../../../detect/rule.ts';
import type { Places } from '../location.ts';
import type { FileProblem } from '../summary.ts';
import { summarizeUndecided } from '../undecided-summary.ts';
import { message } from './message.ts';
import { artifactUri } from './physical-location.ts';

/** What could not be read, and which rules could not be decided. */
export function executionNotifications(
  problems: readonly FileProblem[],
  undecided: readonly Undecided[],
  places: Places,
): object[] {
  return [
    ...problems.map(({ path, code, message: text, offset, severity }) => ({
      level: severity === 'information' ? 'note' : severity,
      descriptor: { id: code },
      message: message(plain(text)),
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: artifactUri(path) }, region: { byteOffset: offset } },
        },
      ],
    })),
    ...summarizeUndecided(undecided, places).map(({ rule, reason, count, example }) => ({
      level: 'note',
      descriptor: { id: 'undecided' },
      associatedRule: { id: rule },
      message: message(plain(`not decided on ${count} ${count === 1 ? 'event' : 'events'}: ${reason}`)),
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: artifactUri(example.path) },
            region: { byteOffset: example.offset, byteLength: example.length },
          },
        },
      ],
    })),
  ];
}

/** The rules that were not loaded. */
export function configurationNotifications(refused: readonly RefusedRule[]): object[] {
  return refused.map(({ path, line, column, reason }) => ({
    level: 'error',
    descriptor: { id: 'refused-rule' },
    message: message(plain(`rule not loaded: ${reason}`)),
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: artifactUri(path) },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  }));
}
