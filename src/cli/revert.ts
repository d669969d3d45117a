import { realpathSync } from "node:fs";
import { refusal, type Issue } from "../core/issues";
import { LANGUAGES } from "../core/policy";
import { cannotWrite } from "../files/atomic-file";
import { codeOf } from "../files/byte-source";
import { earlierPath, swapEarlier } from "../files/earlier-file";
import { textFlag, type Flags } from "./flags";
import { REVERT_WORDS } from "./workbook-words";
import { EXIT, say, sentencesOf } from "./speak";
import { forTerminal } from "./text-width";

/** Brings back the workbook that the last run replaced; the one that is there now takes its place, so that nothing of either is lost. */
export function revertFile(path: string, flags: Flags): number {
  const language = LANGUAGES.find((known) => known === textFlag(flags, "language")) ?? "en";
  const refuse = (issue: Issue) => {
    say(sentencesOf([issue], language));
    return EXIT.refused;
  };
  let file: string;
  try {
    file = realpathSync(path);
  } catch {
    return refuse(refusal("fileNotFound", { path }));
  }
  try {
    if (swapEarlier(file) === "none") return refuse(refusal("noEarlierFile", { path, kept: earlierPath(path) }));
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    return refuse(cannotWrite(path, codeOf(error)));
  }
  process.stdout.write(`${forTerminal(REVERT_WORDS[language].reverted(path, earlierPath(path)))}\n`);
  return EXIT.done;
}
