/** Shows how far the reading is. */
export interface ReadingProgress {
  readonly report: (used: number, size: number) => void;
  readonly stop: () => void;
}

/** Below this a file is read before anybody could look. */
const WORTH_SHOWING = 8 << 20;

/** Starts a bar on a terminal; nothing is shown anywhere else, so that logs stay clean. */
export async function startProgress(label: string, size: number | undefined): Promise<ReadingProgress> {
  // The size first: to ask the terminal anything, Node has to set it up.
  if (size === undefined || size < WORTH_SHOWING || !process.stderr.isTTY)
    return { report: () => undefined, stop: () => undefined };
  // Loaded only where it is shown: the command starts faster without it.
  const { SingleBar } = await import("cli-progress");
  const bar = new SingleBar({ format: `${label} {bar} {percentage}%`, stream: process.stderr, clearOnComplete: true });
  bar.start(size, 0);
  return {
    // Reading keeps the thread busy, so the bar's own timer does not get its turn: it is drawn here.
    report: (used) => {
      bar.update(used);
      bar.render();
    },
    stop: () => bar.stop(),
  };
}
