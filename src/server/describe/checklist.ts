import type { Finding } from '../../core/detect/finding.ts';
import { visible } from './rich-text.ts';
import { utc } from './words.ts';

/** The triage steps of a finding as plain text to paste into a ticket. */
export function triageChecklist(finding: Finding): string {
  const { event, title, level, message, triage } = finding;
  return [
    `${title} (${level}, ${finding.id})`,
    message,
    `Event ${event.eventID ?? 'without id'}: ${event.eventName} ${utc(event.time)}`,
    ...triage.map((step) => `[ ] ${step.replaceAll(/\s+/g, ' ')}`),
  ]
    .map(visible)
    .join('\n')
    .concat('\n');
}
