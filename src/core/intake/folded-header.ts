/** A header for comparison: without case, width and spaces; of two levels the lower one, which a repeated row has. */
export function foldedHeader(header: string): string {
  const last = header.split(" / ").at(-1) ?? header;
  return last.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}
