/** What a system says when a disk, a quota or the size of a file is at its end. */
const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** Whether a system's code says that there is no room left to write. */
export function isFull(code: string): boolean {
  return FULL.has(code);
}
