import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { ConcentrationFigures } from "../../core/text/concentration";
import type { FigureName } from "../../core/text/definitions/figures";
import { Meaning } from "../controls/Meaning";

const useStyles = makeStyles({
  table: {
    borderCollapse: "collapse",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    "& th": { textAlign: "start", fontWeight: tokens.fontWeightRegular, overflowWrap: "anywhere" },
    "& td": {
      textAlign: "end",
      verticalAlign: "top",
      whiteSpace: "nowrap",
      fontWeight: tokens.fontWeightSemibold,
      fontVariantNumeric: "tabular-nums",
      paddingLeft: tokens.spacingHorizontalS,
    },
    "& th, & td": {
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
      paddingTop: tokens.spacingVerticalXS,
      paddingBottom: tokens.spacingVerticalXS,
    },
  },
  // Clear of the button in the line above, whose edge contrast themes draw.
  says: { color: tokens.colorNeutralForeground3, marginTop: tokens.spacingVerticalXS },
});

interface Line {
  readonly label: string;
  readonly value: string;
  /** What the value says, in few words. */
  readonly says?: string;
  readonly meaning?: FigureName;
}

/** Each measure of concentration with what it says in plain words. */
export function ConcentrationList({ figures }: { readonly figures: ConcentrationFigures }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { top20, gini, hhi, equals, major } = figures;
  const lines: readonly Line[] = [
    { label: t("figures.top20", { number: top20.customers }), value: top20.share },
    ...(gini === undefined
      ? []
      : [{ label: t("figures.gini"), value: gini, says: t("figures.giniSays"), meaning: "gini" as const }]),
    { label: t("figures.hhi"), value: hhi, says: t("figures.hhiSays", { number: equals }), meaning: "hhi" },
    ...(major.length === 0 ? [{ label: t("figures.noMajor"), value: "–" }] : []),
    ...major.map(({ name, share, customers }) => ({
      label: customers > 1 ? t("figures.majorGroup", { name, count: customers }) : name,
      value: share,
      says: t("figures.majorSays"),
    })),
  ];
  return (
    <table className={styles.table} aria-label={t("figures.concentration")}>
      <tbody>
        {lines.map(({ label, value, says, meaning }, place) => (
          <tr key={place}>
            <th scope="row">
              {label} {meaning && <Meaning of={meaning} />}
              {says !== undefined && <div className={styles.says}>{says}</div>}
            </th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
