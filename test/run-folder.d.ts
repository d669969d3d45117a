/** Begins a run of the suite, whose processes share a folder; gives what ends it and takes the folder away. */
export function beginRun(): () => void;

/** Bytes by a key that says all that they are made of: made once in a run. Without a run they are made anew. */
export function keptBytes(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>;

/** A folder that is filled once in a run; gives its path. Without a run it is `own`, filled. */
export function keptFolder(name: string, own: string, fill: (folder: string) => void): string;
