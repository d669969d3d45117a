import type { Saved } from "../core/formulas/saved";

/** Reads what the workbook holds. */
export type LoadSaved = () => Promise<Saved>;

/** Tries where a run is being written, or Excel is busy, and the wait between two of them in ms. */
const [TRIES, PAUSE] = [4, 500];

/**
 * The saved result in memory: read once, when a formula first asks for it, and again when the workbook says that it changed or a formula names a run that is
 * not the one that was read. All calls that come meanwhile wait for the same reading.
 */
export class SavedSource {
  private saved: Saved | undefined;
  private reading: Promise<Saved> | undefined;
  /** Runs that were asked for and not found: each is looked for once. */
  private readonly missed = new Set<string>();
  private change = 0;

  constructor(
    private readonly load: LoadSaved,
    private readonly pause: (ms: number) => Promise<void> = waitFor,
  ) {}

  /** The result, at once where it is there; `stamp` is the run that the formula names, if any. */
  now(stamp: string): Saved | Promise<Saved> {
    const { saved } = this;
    if (saved && !this.isOther(saved, stamp)) return saved;
    if (saved) this.missed.add(stamp);
    return this.read();
  }

  /** What was read counts no longer. */
  forget(): void {
    this.saved = undefined;
    this.change++;
    this.missed.clear();
  }

  private isOther(saved: Saved, stamp: string): boolean {
    if (stamp === "" || this.missed.has(stamp)) return false;
    return saved.kind !== "list" || saved.index.stamp !== stamp;
  }

  private read(): Promise<Saved> {
    this.saved = undefined;
    this.reading ??= this.readAnew().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async readAnew(): Promise<Saved> {
    for (let tried = 1; ; tried++) {
      const { change } = this;
      const saved = await this.load();
      const mayPass = saved.kind === "resultUnfinished" || saved.kind === "resultUnread";
      if (mayPass && tried < TRIES) await this.pause(PAUSE);
      // Changed while it was read: half of it may be of before.
      else if (change === this.change || tried >= TRIES) return (this.saved = saved);
    }
  }
}

function waitFor(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
