import type { PaneEvent } from "../events";
import { occasionOf, type EffectOf, type Jobs, type Running } from "../jobs";
import type { FormulasEffect } from "./formulas-state";

/** What the page of formulas asks for. All that looks into formulas is fetched then. */
export function formulasJobs(running: Running): Jobs<FormulasEffect["kind"]> {
  const { state, go } = running;
  const { workbook, formulas } = running.world;
  const effects = () => import("./formulas-effects");
  const door = () => ({ workbook, formulas, listed: state().formulas.list?.functions ?? [] });

  async function list({ language }: EffectOf<"listFunctions">): Promise<PaneEvent> {
    return { kind: "functionsListed", list: { language, functions: await formulas.list(language) } };
  }

  async function insert(effect: EffectOf<"insertFormula">): Promise<PaneEvent> {
    const { inserting } = await effects();
    return { kind: "formulaInserted", outcome: await inserting(door(), effect) };
  }

  async function findFilled(): Promise<PaneEvent> {
    const { findingFilled } = await effects();
    return { kind: "filledFound", outcome: await findingFilled(workbook) };
  }

  async function rewrite({ filled, as }: EffectOf<"rewriteFilled">): Promise<PaneEvent> {
    const { rewriting } = await effects();
    const how = { filled, as, occasion: occasionOf(running), language: state().policy.language };
    return { kind: "filledRewritten", filled, outcome: await rewriting(door(), how) };
  }

  return {
    listFunctions: (effect) => go(list(effect)),
    insertFormula: (effect) => go(insert(effect)),
    findFilled: () => go(findFilled()),
    rewriteFilled: (effect) => go(rewrite(effect)),
    takeOut: ({ inserted }) => go(workbook.takeOut(inserted).then((issues) => ({ kind: "insertionTakenOut", issues }))),
    readStartUp: () => go(workbook.startUp().then((outcome) => ({ kind: "startUpRead", outcome }))),
    changeStartUp: ({ startUp }) =>
      go(workbook.setStartUp(startUp).then((outcome) => ({ kind: "startUpChanged", outcome }))),
  };
}
