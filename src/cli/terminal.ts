import { plain } from '../core/enrich/plain.ts';

/** Where a command writes. */
export interface Terminal {
  /** Results, as they are. */
  out(text: string): void;
  /** One line for a person; shown without control characters. */
  note(line: string): void;
  /** One line that the next one replaces; made only where a person is watching, and now and then. */
  progress(line: () => string): void;
}

/** Nobody reads more than a line in so many milliseconds, and each has to be drawn. */
const A_LINE = 50;

type Streams = Pick<NodeJS.Process, 'stdout' | 'stderr'>;

/** The terminal of this process. */
export function processTerminal({ stdout, stderr }: Streams, now = () => performance.now()): Terminal {
  let latest = -Infinity;
  const clear = stderr.isTTY ? '\r\u001b[K' : '';
  return {
    out: (text) => stdout.write(text),
    note: (line) => stderr.write(`${clear}${plain(line)}\n`),
    progress: (line) => {
      if (!stderr.isTTY) return;
      const time = now();
      if (time - latest < A_LINE) return;
      latest = time;
      stderr.write(clear + plain(line()));
    },
  };
}
