import { frozenNote, layOutFreeze } from "../core/formula-cells/freeze";
import { refusal, type Issue } from "../core/issues";
import { momentOf } from "../core/occasion";
import { LANGUAGES } from "../core/policy";
import { savedPolicy } from "../core/sheets/saved-policy";
import { chooseTarget } from "../files/atomic-file";
import { recallLists } from "../files/xlsx/recall";
import { XlsxFile } from "../files/xlsx/workbook";
import { textFlag, type Flags } from "./flags";
import { EXIT, say, sentencesOf } from "./speak";
import { forTerminal } from "./text-width";
import { FREEZE_WORDS } from "./workbook-words";

/** Writes a copy of a workbook in which formulas that call KA are values. Where there are none, the copy is the same. */
export async function freezeFile(path: string, flags: Flags): Promise<number> {
  const asked = LANGUAGES.find((known) => known === textFlag(flags, "language"));
  const kept = await recallLists(path, "policy");
  const language = asked ?? (kept.value && savedPolicy(kept.value).value?.policy.language) ?? "en";
  const refuse = (issues: readonly Issue[]) => {
    say(sentencesOf(issues, language));
    return EXIT.refused;
  };
  if (!kept.value) return refuse(kept.issues);
  const output = textFlag(flags, "output") ?? "";
  const target = chooseTarget(output, path);
  if (!target.value) return refuse(target.issues);
  if (target.value.kind === "stream")
    return refuse([refusal("cannotWrite", { path: output, code: "ESPIPE", kept: "" })]);
  const workbook = new XlsxFile(path, target.value);
  const wrong = await workbook.nameIssue();
  if (wrong) return refuse([wrong]);

  const found = await workbook.findFormulas();
  if (!found.value) return refuse(found.issues);
  const recalled = await workbook.recall("log");
  if (!recalled.value) return refuse(recalled.issues);
  const author = textFlag(flags, "author");
  const occasion = { moment: momentOf(new Date()), author, version: process.env.KA_VERSION };
  const plan = layOutFreeze(found.value, { recalled: recalled.value, occasion, language });
  if (!plan.value) {
    if (plan.issues.some(({ severity }) => severity === "error")) return refuse(plan.issues);
    // Whoever goes on with the copy finds it, whether there was anything to freeze or not.
    const copied = await workbook.copy();
    if (!copied.value) return refuse(copied.issues);
    process.stdout.write(`${forTerminal(FREEZE_WORDS[language].copied(output))}\n`);
    say(sentencesOf(plan.issues, language));
    return EXIT.done;
  }
  const signal = new AbortController().signal;
  const written = await workbook.carryOut(plan.value, { report: () => undefined, signal });
  if (!written.value) return refuse(written.issues);
  process.stdout.write(`${forTerminal(FREEZE_WORDS[language].written(output))}\n`);
  say(sentencesOf([frozenNote(found.value.areas), ...plan.issues, ...written.issues], language));
  return EXIT.done;
}
