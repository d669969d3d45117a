import type { PaneEvent } from "../events";
import type { EffectOf, Jobs, Running } from "../jobs";

type Kinds = "addSample" | "removeSample" | "listSources" | "showCells";

/** What the workbook is asked for about places of rows. */
export function placesJobs({ world, state, go }: Running): Jobs<Kinds> {
  const { workbook, now } = world;

  async function add(): Promise<PaneEvent> {
    const { sampleSales } = await import("../../core/sample-sales");
    const sample = sampleSales(state().policy.language, now().day);
    return { kind: "sampleAdded", outcome: await workbook.addSample(sample) };
  }

  async function remove({ added }: EffectOf<"removeSample">): Promise<PaneEvent> {
    return { kind: "sampleRemoved", issues: await workbook.removeSample(added) };
  }

  async function list(): Promise<PaneEvent> {
    return { kind: "sourcesListed", outcome: await workbook.sources() };
  }

  async function show({ sheet, address }: EffectOf<"showCells">): Promise<PaneEvent> {
    return { kind: "rowShown", issues: await workbook.show({ sheet, address }) };
  }

  return {
    addSample: () => go(add()),
    removeSample: (effect) => go(remove(effect)),
    listSources: () => go(list()),
    showCells: (effect) => go(show(effect)),
  };
}
