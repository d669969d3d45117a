import { rankOfHeader } from "../headers";
import type { CellValue, MonthColumns } from "../table";
import { firstDayOf, periodOf, type Period } from "./periods";
import { totalLabelOf } from "./total-labels";
import { WrittenNumber } from "./written-number";

/** Finds months, else quarters, across the columns. A year may stand in the headers or, alone, in a title. */
export function findMonths(
  headers: readonly string[],
  {
    titles,
    body,
  }: { readonly titles: readonly string[]; readonly body: readonly (readonly (CellValue | undefined)[])[] },
): MonthColumns | undefined {
  const periods = headers.map((header, place) => (holdsAmounts(body, place) ? periodOf(header) : undefined));
  const chosen = chooseGroup(periods, "month") ?? chooseGroup(periods, "quarter");
  if (!chosen) return undefined;
  const years = new Set(
    titles.flatMap((title) => [...title.matchAll(/(?<!\d)(?:19[89]\d|20\d\d)(?!\d)/g)].map(([year]) => Number(year))),
  );
  const [titleYear] = years.size === 1 ? years : [];
  const days = chosen.map(({ period }) => firstDayOf({ ...period, year: period.year ?? titleYear }) ?? 0);
  const places = chosen.map(({ place }) => place);
  const { kind, of } = chosen[0]?.period ?? { kind: "month", of: "" };
  const isTotal = (header: string) => {
    const last = header.split(" / ").at(-1) ?? "";
    return (
      totalLabelOf(last) !== "no" ||
      /^(?:ytd|累计.*|全年.*|.*年合计|上半年|下半年|h[12]|年度)$/i.test(last) ||
      (kind === "month" && periodOf(header)?.kind === "quarter")
    );
  };
  const totals = headers.flatMap((header, place) =>
    !places.includes(place) && isTotal(header) && holdsAmounts(body, place) ? [place] : [],
  );
  const isHan = /\p{Script=Han}/u.test(headers.join(""));
  return {
    kind,
    places,
    // Some months with a year and some without would be told apart by guessing.
    days: days.includes(0) ? days.map(() => 0) : days,
    totals,
    amountHeader: of || (isHan ? "金额" : "Amount"),
    monthHeader: isHan ? "日期" : "Date",
  };
}

interface Placed {
  readonly place: number;
  readonly period: Period;
}

/** The columns of one kind of period, each there once; of several measures by month the one that is the amount. */
function chooseGroup(periods: readonly (Period | undefined)[], kind: Period["kind"]): readonly Placed[] | undefined {
  const groups = new Map<string, Placed[]>();
  periods.forEach((period, place) => {
    if (period?.kind !== kind) return;
    const group = groups.get(period.of) ?? [];
    groups.set(period.of, [...group, { place, period }]);
  });
  const usable = [...groups].filter(([, group]) => {
    const names = new Set(group.map(({ period }) => `${period.year ?? ""} ${period.number}`));
    return group.length > 1 && names.size === group.length;
  });
  const amounts = usable.filter(([of]) => of === "" || rankOfHeader("amount", of) >= 0);
  const [only, ...others] = usable.length === 1 ? usable : amounts;
  return others.length === 0 ? only?.[1] : undefined;
}

const number = new WrittenNumber();

/** Whether the cells below a header are numbers, as far as there are any. */
function holdsAmounts(body: readonly (readonly (CellValue | undefined)[])[], place: number): boolean {
  const cells = body.map((row) => row[place]).filter((cell) => cell != null && cell !== "");
  const numbers = cells.filter((cell) => typeof cell === "number" || (typeof cell === "string" && number.read(cell)));
  return cells.length === 0 || numbers.length * 2 > cells.length;
}
