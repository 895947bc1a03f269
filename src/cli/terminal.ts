import { plain } from '../core/enrich/plain.ts';

/** Where a command writes. */
export interface Terminal {
  /** Results, as they are. */
  out(text: string): void;
  /** One line for a person; shown without control characters. */
  note(line: string): void;
  /** One line that the next one replaces; only where a person is watching. */
  progress(line: string): void;
}

/** The terminal of this process. */
export function processTerminal({ stdout, stderr }: NodeJS.Process): Terminal {
  const clear = stderr.isTTY ? '\r\u001b[K' : '';
  return {
    out: (text) => stdout.write(text),
    note: (line) => stderr.write(`${clear}${plain(line)}\n`),
    progress: (line) => {
      if (stderr.isTTY) stderr.write(clear + plain(line));
    },
  };
}
