import { ToggleButton, makeStyles, tokens } from "@fluentui/react-components";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ClassGrid, GridCell, GridHead } from "../../core/class-grid";
import { isBeside, type CustomerClass } from "../../core/customer-class";
import type { Language } from "../../core/policy";
import { DRAWING_WORDS } from "../../core/text/drawings";
import { useNumbers } from "../frame/numbers";
import { classLabel } from "../../core/text/text";
import { Fold } from "../frame/Section";
import { LANGUAGE_TAGS } from "../text/words";
import { useChartStyles } from "./chart-styles";

/** A full cell is so dark, in per cent of the brand's colour: the digits over it stay readable. */
const DARKEST = 45;
/** Numbers from here on are written short: a cell of the grid has room for five letters. */
const LONG = 10_000;

const useStyles = makeStyles({
  switch: { display: "flex", columnGap: tokens.spacingHorizontalXS },
  map: {
    borderCollapse: "separate",
    borderSpacing: "2px",
    tableLayout: "fixed",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: "tabular-nums",
    "& th": { fontWeight: 600, overflowWrap: "anywhere", padding: 0 },
    "& tbody th": { textAlign: "start" },
    "& td": {
      height: "36px",
      textAlign: "center",
      padding: 0,
      overflowWrap: "anywhere",
      borderRadius: tokens.borderRadiusSmall,
      border: `1px solid ${tokens.colorNeutralStroke2}`,
      color: tokens.colorNeutralForeground1,
    },
  },
  scores: { width: "36px" },
  classes: { width: "26%" },
  empty: { "& span": { color: tokens.colorNeutralForeground3 } },
  class: { display: "block", fontWeight: 600 },
});

interface GridMapProps {
  readonly grid: ClassGrid;
  readonly language: Language;
  /** What a method of the policy is called. */
  readonly titleOf: (method: string) => string;
}

/** Customers by two things at once: a table, the darker the more, and the exact figures of its cells in another. */
export function GridMap({ grid, language, titleOf }: GridMapProps) {
  const { t } = useTranslation();
  const { culture, count, money, percent } = useNumbers();
  const charts = useChartStyles();
  const styles = useStyles();
  const id = useId();
  const [shown, setShown] = useState<"customers" | "amount">("customers");
  const [open, setOpen] = useState(false);
  const { rows, columns, cells, of } = grid;
  const words = DRAWING_WORDS[language];
  const rowLabels = rows.map((head) => labelOf(head, language, words.frequency));
  const columnLabels = columns.map((head) => labelOf(head, language, words.recency));
  const whereOf = (row: number, column: number) => {
    const pair = [rowLabels[row] ?? "", columnLabels[column] ?? ""];
    // Recency is named first, as in RFM.
    return (of.kind === "scores" ? pair.toReversed() : pair).join(" · ");
  };
  const flat = cells.flatMap((line, row) => line.map((cell, column) => ({ ...cell, where: whereOf(row, column) })));
  const sizeOf = (cell: GridCell) => (shown === "customers" ? cell.customers : Math.max(0, cell.amount.value));
  const most = Math.max(...flat.map(sizeOf));
  const shade = (cell: GridCell) => (most > 0 ? Math.round(Math.sqrt(sizeOf(cell) / most) * DARKEST) : 0);
  const compact = new Intl.NumberFormat(LANGUAGE_TAGS[language], { notation: "compact", maximumFractionDigits: 1 });
  const short = (customers: number) => compact.format(customers).replace(".", culture.decimal);
  const figureOf = ({ customers, share, amount }: GridCell) => {
    if (shown === "customers") return customers < LONG ? count(customers) : short(customers);
    // Only where no customer brings money there is nothing that it could be a share of.
    return share === undefined ? money(amount.text) : percent(share);
  };
  const exactOf = (cell: GridCell) =>
    [
      t("figures.customers", {
        count: cell.customers,
        number: count(cell.customers),
        part: money(cell.amount.text),
      }),
      ...(cell.share === undefined ? [] : [percent(cell.share)]),
    ].join(" · ");
  const crowded = flat.reduce((best, cell) => (cell.customers > best.customers ? cell : best), flat[0] ?? NOBODY);
  const richest = flat.reduce((best, cell) => (cell.amount.value > best.amount.value ? cell : best), crowded);
  return (
    <figure className={charts.figure} aria-labelledby={id}>
      <div className={styles.switch} role="group" aria-label={t("figures.show")}>
        {(["customers", "amount"] as const).map((what) => (
          <ToggleButton key={what} size="small" checked={shown === what} onClick={() => setShown(what)}>
            {what === "customers" ? t("figures.byCustomers") : t("figures.byAmount")}
          </ToggleButton>
        ))}
      </div>
      <table className={styles.map} aria-labelledby={id}>
        <colgroup>
          <col className={of.kind === "scores" ? styles.scores : styles.classes} />
        </colgroup>
        <thead>
          <tr>
            <td style={{ border: "none", height: "auto" }} />
            {columnLabels.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cells.map((line, row) => (
            <tr key={rowLabels[row]}>
              <th scope="row">{rowLabels[row]}</th>
              {line.map((cell, column) => (
                <td
                  key={columnLabels[column]}
                  className={cell.customers === 0 ? styles.empty : undefined}
                  style={{
                    backgroundColor: `color-mix(in srgb, ${tokens.colorBrandBackground} ${shade(cell)}%, ${tokens.colorNeutralBackground1})`,
                  }}
                  title={exactOf(cell)}
                >
                  {cell.class && isNamed(cell.class) && (
                    <span className={styles.class}>{classLabel(cell.class, language)}</span>
                  )}
                  <span>{cell.customers === 0 ? "–" : figureOf(cell)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <figcaption id={id} className={charts.caption}>
        {of.kind === "scores"
          ? t("figures.scores")
          : t("figures.classes", { rows: titleOf(of.methods[0]), columns: titleOf(of.methods[1]) })}
        {crowded.customers > 0 &&
          t("figures.best", {
            customers: crowded.where,
            amount: richest.where,
            share: richest.share === undefined ? money(richest.amount.text) : percent(richest.share),
          })}
      </figcaption>
      <Fold label={t("figures.gridTable")} open={open ? "open" : "shut"} onToggle={() => setOpen(!open)}>
        <table className={charts.table} aria-label={t("figures.gridTable")}>
          <thead>
            <tr>
              <th scope="col">{t("figures.where")}</th>
              <th scope="col">{t("figures.gridCustomers")}</th>
              <th scope="col">{t("figures.gridAmount")}</th>
              <th scope="col">{t("figures.gridShare")}</th>
            </tr>
          </thead>
          <tbody>
            {flat
              .filter(({ customers }) => customers > 0)
              .map(({ where, customers, amount, share, class: entry }) => (
                <tr key={where}>
                  <th scope="row">
                    {where}
                    {entry && isNamed(entry) && ` (${classLabel(entry, language)})`}
                  </th>
                  <td>{count(customers)}</td>
                  <td>{money(amount.text)}</td>
                  <td>{share === undefined ? "" : percent(share)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </Fold>
    </figure>
  );
}

const NOBODY: GridCell & { readonly where: string } = { customers: 0, amount: { value: 0, text: "0" }, where: "" };

/** Whether a cell has a name of its own: a joined one says what its row and column say. */
function isNamed(entry: CustomerClass): boolean {
  return entry.kind !== "joined" && !isBeside(entry);
}

function labelOf(head: GridHead, language: Language, score: (value: number) => string): string {
  return typeof head === "number" ? score(head) : classLabel(head, language);
}
