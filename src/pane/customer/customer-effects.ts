import { assessCustomers, requestOf, type Assessment } from "../../core/analyze";
import { makeCard, type AccountCard } from "../../core/account/account-card";
import { detailOf, type AccountDetail } from "../../core/account/account-detail";
import { findAttention, type Attention } from "../../core/account/attention";
import { judgeAllRows, rowsOfCustomer, type JudgedRows } from "../../core/account/customer-rows";
import { columnsNeeded } from "../../core/columns";
import type { Day } from "../../core/days";
import { findCustomer } from "../../core/explanation";
import { warning, type Issue } from "../../core/issues";
import { findExactly } from "../../core/search/customer-search";
import { readTyped } from "../../core/sheets/typed";
import { stepsWrittenIn, writtenIn, type Culture } from "../../core/text/culture";
import { isRead } from "../../core/table";
import { findWatched, type Watched } from "../../core/watch";
import type { PaneWorkbook } from "../ports";
import { inSlices, throwIfDropped } from "../slices";
import type { PaneState } from "../state";
import { knownRowsOf } from "./known-rows";

/** A customer by its key, and how numbers and days are written of it. */
interface Wanted {
  readonly key: string;
  readonly culture: Culture;
}

interface Asking {
  readonly workbook: PaneWorkbook;
  readonly today: Day;
  readonly signal: AbortSignal;
}

/** Classifies the customers that are shown once more, with what people typed in KA's lists, and finds who needs attention. */
export async function assessShown(
  { gathering, sample, columns, policy, author }: PaneState,
  { workbook, today, signal }: Asking,
): Promise<{ readonly assessment: Assessment; readonly watched: readonly Watched[] } | undefined> {
  if (!gathering || !sample) return undefined;
  const recalled = await workbook.recall();
  throwIfDropped(signal);
  const typed = recalled.value && (await inSlices(readTyped(recalled.value, columns), signal));
  const about = { where: sample.table.where, columns, policy, today, typed, author };
  const { value: assessment } = await inSlices(assessCustomers(gathering, about), signal);
  if (!assessment) return undefined;
  const watched = await inSlices(findWatched(gathering.customers, assessment.results, today), signal);
  return { assessment, watched };
}

/** The key of the customer that the user has selected; nothing where it is none. */
export async function keyPointedAt(state: PaneState, workbook: PaneWorkbook): Promise<string | undefined> {
  const known = knownRowsOf(state);
  if (!state.gathering || !known) return undefined;
  const { value: pointed } = await workbook.pointed(known);
  const { customers } = state.gathering;
  const place = findExactly(customers, pointed?.texts ?? []);
  return place === undefined ? undefined : (customers.ids?.[place] ?? customers.names[place]);
}

/** The card of a customer; a sentence where the rows do not have it. */
export function cardOf(
  { policy, sample }: PaneState,
  {
    key,
    culture,
    assessment,
    watched,
  }: Wanted & { readonly assessment: Assessment; readonly watched: readonly Watched[] },
): {
  readonly card?: AccountCard | undefined;
  readonly place?: number | undefined;
  readonly issues: readonly Issue[];
} {
  const { place, similar } = findCustomer(assessment.gathering.customers, key);
  if (place === undefined)
    return { issues: [warning("noSuchCustomer", { name: key, where: sample?.table.where ?? "", similar })] };
  const card = writtenIn(culture, () => makeCard(assessment, place, { policy, watched }));
  return { card, place, issues: [] };
}

/** The rows that are shown, judged; read once more where a column that only cards need was not read. Nothing where they cannot be read any more. */
export async function judgeShown(
  { rows, columns, policy }: PaneState,
  { workbook, today, signal }: Asking,
): Promise<JudgedRows | undefined> {
  if (!rows) return undefined;
  const { product } = columns;
  const column = product && rows.table.columns[product.index];
  let { table } = rows;
  if (product && column && !isRead(column)) {
    const places = [...columnsNeeded(columns, policy), product].map(({ index }) => index);
    const progress = { report: () => undefined, signal };
    const read = await workbook.read({
      source: rows.source,
      columns: [...new Set(places)].sort((a, b) => a - b),
      progress,
    });
    throwIfDropped(signal);
    if (!read.value) return undefined;
    ({ table } = read.value);
  }
  return (await inSlices(judgeAllRows([table], columns, requestOf(policy, today)), signal)).value;
}

/** What the rows tell of a customer; `changed` where they are no longer those of its figures. */
export async function detailShown(
  { gathering, policy }: PaneState,
  judged: JudgedRows,
  { key, place, culture, signal }: Wanted & { readonly place: number; readonly signal: AbortSignal },
): Promise<AccountDetail | "changed" | undefined> {
  if (!gathering) return undefined;
  const { customers } = gathering;
  const rows = await inSlices(rowsOfCustomer(judged, customers.ids?.[place] ?? customers.names[place] ?? key), signal);
  if (rows.rows !== customers.rows[place]) return "changed";
  return writtenIn(culture, () => detailOf(rows, customers, policy.language));
}

/** Who needs attention, who moved, and which classes set by hand are to be looked at. */
export function attentionOf(
  { policy }: PaneState,
  {
    assessment,
    watched,
    today,
    culture,
    signal,
  }: Omit<Asking, "workbook"> & { readonly culture: Culture } & {
    readonly assessment: Assessment;
    readonly watched: readonly Watched[];
  },
): Promise<Attention> {
  const attention = findAttention({ assessment, watched, today, language: policy.language });
  return inSlices(stepsWrittenIn(culture, attention), signal);
}
