import type { PaneEvent } from "../events";
import { occasionOf, type Jobs, type Running } from "../jobs";

/** Formulas that call KA: how many there are, or made values once the user agreed. All that does it is fetched then. */
export function freezeJobs(running: Running): Jobs<"findFormulas" | "freeze"> {
  const { world, state, send, go } = running;
  const { workbook } = world;
  const report = (done: number, total: number) => send({ kind: "freezeProgressed", at: { done, total } });
  const progress = () => ({ report, signal: new AbortController().signal });

  async function find(): Promise<PaneEvent> {
    const { lookingForFormulas } = await import("./freeze-effects");
    return { kind: "formulasFound", found: await lookingForFormulas(workbook, progress()) };
  }

  async function freeze(): Promise<PaneEvent> {
    const { freezing } = await import("./freeze-effects");
    const { language } = state().policy;
    const how = { occasion: occasionOf(running), language, progress: progress() };
    return { kind: "formulasFrozen", issues: await freezing(workbook, how) };
  }

  return { findFormulas: () => go(find()), freeze: () => go(freeze()) };
}
