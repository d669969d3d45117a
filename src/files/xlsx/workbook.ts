import { statSync } from "node:fs";
import { extname } from "node:path";
import { refusal, type Issue, type Outcome } from "../../core/issues";
import type { FoundFormulas } from "../../core/formula-cells/freeze";
import type { Plan } from "../../core/plan";
import type { Recalled } from "../../core/sheets/recalled";
import type { About, FindsFormulas, Progress, Recalling, Workbook, Written } from "../../core/workbook";
import type { Target } from "../atomic-file";
import { findFormulas } from "./find-formulas";
import { openPackage } from "./open-package";
import type { Package } from "./package";
import { recallLists } from "./recall";
import { XlsxRows, type XlsxReading, type XlsxRequest } from "./read";
import { copyUnchanged } from "./unchanged";
import { withBook } from "./with-book";
import { writeWorkbook } from "./write";

/** A workbook file: rows are read from it, and a plan is carried out on a copy of it. */
export class XlsxFile implements Workbook, FindsFormulas {
  private seen: string | undefined;
  private readonly rows: XlsxRows;

  constructor(
    private readonly input: string,
    private readonly output: Target,
  ) {
    this.rows = new XlsxRows(input);
  }

  /** Says why the copy may not be called as it is: a workbook with macros that loses its extension does not open. */
  async nameIssue(): Promise<Issue | undefined> {
    const { path } = this.output;
    const { issues } = await withBook<never>(this.input, ({ book: { extension } }) => {
      const fits = extension === undefined || extname(path).toLowerCase() === extension;
      return Promise.resolve({ issues: fits ? [] : [refusal("wrongExtension", { path, extension })] });
    });
    return issues[0];
  }

  read(request: XlsxRequest): Promise<Outcome<XlsxReading>> {
    this.seen ??= stateOf(this.input);
    return this.rows.read(request);
  }

  recall(what?: Recalling): Promise<Outcome<Recalled>> {
    this.seen ??= stateOf(this.input);
    return recallLists(this.input, what);
  }

  findFormulas(): Promise<Outcome<FoundFormulas>> {
    this.seen ??= stateOf(this.input);
    return findFormulas(this.input);
  }

  /** Puts the workbook in the place of the copy as it is, byte by byte. */
  copy(): Promise<Outcome<Target>> {
    return this.withSeen((file) => copyUnchanged(file, this.output));
  }

  async carryOut(plan: Plan, progress: Progress, about: About = {}): Promise<Outcome<Written>> {
    const wrong = await this.nameIssue();
    if (wrong) return { issues: [wrong] };
    return this.withSeen((file) => writeWorkbook(file, plan, { target: this.output, progress, print: about.print }));
  }

  /** Opens the file that was read, and no other: a result beside other rows would be wrong without a sign of it. */
  private async withSeen<T>(use: (file: Package) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const opened = await openPackage(this.input);
    if (!opened.value) return { issues: opened.issues };
    try {
      if (this.seen !== undefined && this.seen !== stateOf(this.input))
        return { issues: [refusal("fileChanged", { path: this.input })] };
      return await use(opened.value);
    } finally {
      await opened.value.close();
    }
  }
}

/** What changes when somebody writes to a file or puts another in its place. */
function stateOf(path: string): string {
  try {
    const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
    return stats ? [stats.dev, stats.ino, stats.size, stats.mtimeNs].join(" ") : "";
  } catch {
    // Why it cannot be looked at is said where it is opened.
    return "";
  }
}
