/** What the add-in has asked of Excel so far. Bytes are of UTF-8, as on the wire. */
export interface Counts {
  /** Batches that reached the workbook (`context.sync` with something to do), not the client's own housekeeping. */
  requests: number;
  actions: number;
  requestBytes: number;
  responseBytes: number;
  largestRequest: number;
  largestResponse: number;
}

export function noCounts(): Counts {
  return { requests: 0, actions: 0, requestBytes: 0, responseBytes: 0, largestRequest: 0, largestResponse: 0 };
}

const encoder = new TextEncoder();

export function utf8Length(text: string): number {
  return encoder.encode(text).length;
}
