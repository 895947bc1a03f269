import type { Problem, ProblemCode } from '../../core/log/problem.ts';

/** Something wrong with a file: with its packing, its encoding or its records. */
export interface FileProblem {
  readonly code: PackingProblem | ProblemCode;
  readonly message: string;
  /** In bytes of the uncompressed file. */
  readonly offset: number;
  readonly severity: 'error' | 'warning' | 'information';
}

type PackingProblem = 'file-changed' | PackingDamage['code'];

/** Something wrong with a compressed file, whose text was read up to `offset`. */
export interface PackingDamage {
  readonly code: 'gzip-truncated' | 'gzip-corrupt' | 'gzip-checksum' | 'gzip-trailing';
  readonly offset: number;
}

const MESSAGES: Readonly<Record<PackingDamage['code'], string>> = {
  'gzip-truncated': 'The compressed data is cut off. What came before was read.',
  'gzip-corrupt': 'The compressed data is damaged. What came before was read.',
  'gzip-checksum': 'The checksum of the compressed data is wrong: it was damaged or changed.',
  'gzip-trailing': 'What stands behind the compressed data is none.',
};

/** The problem that some damage is. */
export function packingProblem({ code, offset }: PackingDamage, message = MESSAGES[code]): FileProblem {
  return { code, message, offset, severity: 'warning' };
}

/** A problem of a log, which stands at this offset of its file. */
export function fileProblem({ code, message, severity }: Problem, offset: number): FileProblem {
  return { code, message, offset, severity };
}
