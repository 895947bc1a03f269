import { pivotJson } from '../core/analysis/exports/pivot-json.ts';
import { pivotText } from '../core/analysis/exports/text.ts';
import { createInvestigation, type Investigation } from '../core/analysis/investigation.ts';
import type { ChainLink } from '../core/analysis/chain.ts';
import { scan } from '../scan/scan.ts';
import type { PivotCommand } from './arguments.ts';
import { loadEngine } from './engine.ts';
import { noteFiles, plural } from './note-summary.ts';
import { readerOf, type Surroundings } from './reader.ts';
import type { Terminal } from './terminal.ts';

/** `pivot`: writes the events that hold an exact value, oldest first. Returns the exit code. */
export async function pivot(
  command: PivotCommand,
  surroundings: Surroundings,
  terminal: Terminal,
): Promise<number> {
  // Only an event's chain needs the rules.
  const builtinRules = command.kind === 'event';
  const none = { rules: [], asn: undefined, placeholders: undefined };
  const loaded = loadEngine(surroundings.assets, { ...none, builtinRules });
  const scanning = scan(command.paths, terminal, readerOf(surroundings, loaded));
  const investigation = createInvestigation(loaded.engine);
  const { logs, files, places } = await scanning;
  investigation.add(logs);

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
