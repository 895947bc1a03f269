/**
 * The few globals core may use. Core runs in a worker, a browser, a test or the command line alike, so it is
 * compiled without the types of any of them; what all of them have is declared here.
 */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
