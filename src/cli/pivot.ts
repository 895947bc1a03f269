import { pivotJson } from '../core/analysis/exports/pivot-json.ts';
import { pivotText } from '../core/analysis/exports/text.ts';
import { createInvestigation, type Investigation } from '../core/analysis/investigation.ts';
import type { ChainLink } from '../core/analysis/chain.ts';
import { scan } from '../scan/scan.ts';
import type { PivotCommand } from './arguments.ts';
import { loadEngine, readKernel } from './engine.ts';
import { noteFiles, plural } from './note-summary.ts';
import type { Terminal } from './terminal.ts';

/** `pivot`: writes the events that hold an exact value, oldest first. Returns the exit code. */
export function pivot(command: PivotCommand, assets: string, terminal: Terminal): number {
  // Only an event's chain needs the rules.
  const builtinRules = command.kind === 'event';
  const engine = loadEngine(assets, { rules: [], builtinRules, asn: undefined, placeholders: undefined });
  const investigation = createInvestigation(engine);
  const { files, places } = scan(command.paths, investigation, terminal, readKernel(assets));

  const hits = hitsFor(command, investigation);
  for (const hit of hits) {
    const json = pivotJson(hit, command.value, places);
    terminal.out(command.format === 'jsonl' ? `${JSON.stringify(json)}\n` : `${pivotText(json)}\n`);
  }
  noteFiles(files, terminal);
  const { events } = investigation.counts();
  terminal.note(
    `${plural(hits.length, 'event')} of ${plural(events, 'event')} in ${plural(files.read, 'file')}`,
  );
  return files.read === 0 ? 2 : 0;
}

function hitsFor({ kind, value }: PivotCommand, investigation: Investigation): readonly ChainLink[] {
  return kind === 'event' ? investigation.chain(value) : investigation.exact({ kind, value });
}
