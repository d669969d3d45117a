import type { Outcome } from "../../core/issues";
import { Book } from "./book";
import { openPackage } from "./open-package";
import { issueOf, type Package } from "./package";
import { PackageDraft } from "./package-draft";

/** A workbook file that is open: its parts as they lie there, a draft of them, and what the workbook part lists. */
export interface OpenedBook {
  readonly file: Package;
  readonly draft: PackageDraft;
  readonly book: Book;
}

/** Opens a workbook file for some work and closes it behind; what is wrong with the file is an issue. */
export async function withBook<T>(
  path: string,
  work: (opened: OpenedBook) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const opened = await openPackage(path);
  if (!opened.value) return { issues: opened.issues };
  const file = opened.value;
  try {
    const draft = new PackageDraft(file);
    return await work({ file, draft, book: await Book.open(draft, file.path) });
  } catch (error) {
    return { issues: [issueOf(error, path)] };
  } finally {
    await file.close();
  }
}
