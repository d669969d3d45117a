import type { ExcelHost } from "../external";
import type { Workbook } from "../workbook";

/** What a case finds in its page: the host around it, and the workbook with hands. */
export interface Stage {
  readonly host: ExcelHost;
  readonly workbook: Workbook;
}

/** Something the real client does on the host, run in a page of its own: in Node and in a browser. */
export interface Case {
  readonly about: string;
  run(stage: Stage): Promise<void>;
}

/** Throws unless both are the same as JSON. A page has no test framework, and values come from several realms. */
export function equal(actual: unknown, expected: unknown): void {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (found !== wanted) throw new Error(`expected ${wanted}, found ${found}`);
}

/** The error something ends with; throws if it ends well. */
export async function errorOf(doing: Promise<unknown>): Promise<OfficeExtension.Error> {
  try {
    await doing;
  } catch (error) {
    // What the client throws is one of these; anything else shows in the comparison that follows.
    return error as OfficeExtension.Error;
  }
  throw new Error("expected an error, and there was none");
}

/** The code of the error something ends with. */
export async function codeOf(doing: Promise<unknown>): Promise<string> {
  const error = await errorOf(doing);
  // An error of another kind has no code, whatever its type says.
  return "code" in error ? error.code : String(error);
}

/** Waits until something is so. */
export async function until(isSo: () => boolean, what: string): Promise<void> {
  for (let tries = 0; !isSo(); tries++) {
    if (tries > 500) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
