import { inDateSystem, writesDays } from "../core/plan/counted-days";
import { refusal, type Outcome } from "../core/issues";
import type { Written } from "../core/workbook";
import { imageRole, openImages } from "./before-image";
import { journalOfFreezing, journalOfRun } from "./begun-journal";
import { bringRunBack } from "./bring-back";
import { askDateSystem } from "./dating";
import { look } from "./look";
import { NoAnswer, inExcel, wait, type UndoSteps } from "./patience";
import { mayPass, refusalOf } from "./refusals";
import { isCancelled, kindOf, writtenOn, type Run } from "./run";
import { sourceIsSame } from "./source-check";
import { newTurn } from "./turn";
import { writeRun, type Prepared } from "./write-run";

/** Waits before another try, in ms, where Excel asks for less at once. */
const WAITS = [1_000, 2_000, 4_000, 8_000] as const;

/**
 * Carries a plan out so that the workbook holds, whatever happens on the way, the result of before, the new one, or says that it is unfinished and can
 * be brought back. Excel has no transaction and no way to undo for add-ins, so it goes step by step:
 * look at all that forbids writing; nothing to write where all is as the plan says; read the source again; copy KA's sheets and note the run; write;
 * read back; say that it is complete. Where one step fails, what was there is brought back.
 */
export async function carryOutPlan(laidOut: Run): Promise<Outcome<Written>> {
  const run = writesDays(laidOut.plan) ? await inItsDays(laidOut) : laidOut;
  const { plan, progress, about, clock } = run;
  const looked = await inExcel({ clock, cellEdit: "refuse" }, (context) => look(context, run));
  const { issues, journal } = looked;
  if (issues.some(({ severity }) => severity === "error")) return { issues };
  if (looked.unchanged) return { value: { ...writtenOn(looked.sheets, plan), state: "unchanged" }, issues };
  if (isCancelled(progress)) return { issues: [...issues, refusal("cancelled", { written: "nothing" })] };
  const { basis } = about;
  const same = !basis || (await inExcel({ clock }, (context) => sourceIsSame(context, basis, progress)));
  if (isCancelled(progress)) return { issues: [...issues, refusal("cancelled", { written: "nothing" })] };
  if (!same) return { issues: [...issues, refusal("sourceChanged", { where: looked.where })] };

  const images =
    journal?.state === "writing"
      ? undefined
      : await inExcel({ clock }, (context) =>
          openImages(context, [
            ...looked.sheets.filter(({ state }) => state === "ours").map(({ role }) => imageRole(role, kindOf(plan))),
            ...(looked.beside?.before ? (["columns"] as const) : []),
            ...(kindOf(plan) === "freezing" ? (["formulas"] as const) : []),
          ]),
        );
  const occasion = { about, at: clock.now(), turn: newTurn(clock.now()) };
  const mine =
    kindOf(plan) === "freezing" ? journalOfFreezing(plan, looked, occasion) : journalOfRun(plan, looked, occasion);
  return writeOrBringBack(run, { mine, images, issues, over: journal, opened: {} });
}

/** A run with its days counted as the workbook counts them. */
async function inItsDays(run: Run): Promise<Run> {
  const dateSystem = await inExcel({ clock: run.clock, cellEdit: "refuse" }, async (context) => {
    const asked = askDateSystem(context);
    await context.sync();
    return asked.answer();
  });
  return { ...run, plan: inDateSystem(run.plan, dateSystem) };
}

/** Writes, again where Excel only asked for patience; where it does not come to an end, what was there is brought back. */
async function writeOrBringBack(run: Run, prepared: Prepared): Promise<Outcome<Written>> {
  const { clock } = run;
  const { issues } = prepared;
  let undo: UndoSteps = "one";
  for (let tried = 0; ; tried++) {
    try {
      const ended = await inExcel({ clock, undo }, (context) => writeRun(context, run, prepared));
      if (ended.value) return { value: ended.value, issues: [...issues, ...ended.issues] };
      return { issues: [...issues, ...(await bringRunBack(clock, prepared, ended.issues))] };
    } catch (error) {
      // Excel may do what it was asked at any time from now on: to write more would mix with it.
      if (error instanceof NoAnswer) return { issues: [...issues, refusalOf(error)] };
      const pause = WAITS[tried];
      if (undo === "one" && isUndoRefused(error)) undo = "each";
      else if (pause !== undefined && mayPass(error)) await wait(clock, pause);
      else return { issues: [...issues, ...(await bringRunBack(clock, prepared, [refusalOf(error)]))] };
    }
  }
}

function isUndoRefused(error: unknown): boolean {
  return error instanceof OfficeExtension.Error && error.code === "UndoNotSupported";
}
