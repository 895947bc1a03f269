import { setFlagsFromString } from 'node:v8';

/** Has V8 run as is best for the command line. What it compiled before under the same flags is of use. */
export function setFlags(): void {
  // Most of what is made stays until the end. A nursery that grew with it would take more memory than all of that: here it
  // stays as small as it begins, in the threads as well.
  setFlagsFromString('--semi-space-growth-factor=1 --min-semi-space-size=1');

  // Each thread compiles for itself what it calls often. What the slowest of V8's compilers does for that repays only where
  // something is called a hundred times as often as it waits for by itself. Other versions may not know the flag, and say so.
  const [v8 = 0] = process.versions.v8.split('.').map(Number);
  if (v8 === 13) setFlagsFromString('--invocation-count-for-turbofan=300000');
}
