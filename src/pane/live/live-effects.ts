import { assessCustomers } from "../../core/analyze";
import { explainClasses, findCustomer } from "../../core/explanation";
import { warning } from "../../core/issues";
import type { Day } from "../../core/days";
import type { Typed } from "../../core/sheets/typed";
import type { Pointed } from "../../core/workbook";
import type { LiveEvent } from "./live-state";
import { inSlices } from "../slices";
import type { PaneState } from "../state";

interface Asked {
  readonly pointed: Pointed;
  readonly today: Day;
  readonly typed: Typed | undefined;
  readonly signal: AbortSignal;
}

/** Says why a customer has its classes, from the figures that the pane shows; a sentence where it is not among them. */
export async function explaining(
  { sample, gathering, columns, policy, author }: PaneState,
  { pointed, today, typed, signal }: Asked,
): Promise<LiveEvent | undefined> {
  if (!sample || !gathering) return undefined;
  const about = { where: sample.table.where, columns, policy, today, typed, author };
  const { value } = await inSlices(assessCustomers(gathering, about), signal);
  if (!value) return { kind: "explained", outcome: { issues: [warning("explainStopped", {})] } };
  const found = pointed.texts.map((text) => findCustomer(gathering.customers, text));
  const place = found.find((one) => one.place !== undefined)?.place;
  if (place !== undefined) {
    const explained = explainClasses(gathering.customers, place, { results: value.results, policy });
    return { kind: "explained", outcome: { value: explained, issues: [] } };
  }
  const similar = [...new Set(found.flatMap((one) => one.similar))].slice(0, 5);
  const issue = warning("noSuchCustomer", { name: pointed.texts[0] ?? "", where: pointed.where, similar });
  return { kind: "explained", outcome: { issues: [issue] } };
}
