import { TimelinePanel } from '../panels/timeline.ts';
import type { Parts } from './parts.ts';

/** The events of all logs over time, beside the editor. */
export function openTimeline({ context, server }: Parts): void {
  TimelinePanel.open(context.extensionUri, server);
}
