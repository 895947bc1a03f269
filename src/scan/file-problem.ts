import type { Problem, ProblemCode } from '../core/log/problem.ts';

/** Something wrong with a file: with its packing, its encoding or its records. */
export interface FileProblem {
  readonly code: PackingProblem | ProblemCode;
  readonly message: string;
  /** In bytes of the uncompressed file. */
  readonly offset: number;
  readonly severity: 'error' | 'warning' | 'information';
}

type PackingProblem = 'file-changed' | 'gzip-truncated' | 'gzip-corrupt' | 'gzip-checksum' | 'gzip-trailing';

/** A problem of a log, which stands at this offset of its file. */
export function fileProblem({ code, message, severity }: Problem, offset: number): FileProblem {
  return { code, message, offset, severity };
}
