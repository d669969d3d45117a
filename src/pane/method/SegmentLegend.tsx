import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { SegmentMark } from "./SegmentMark";

const useStyles = makeStyles({
  legend: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(108px, 1fr))",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
    padding: 0,
  },
  entry: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    listStyleType: "none",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    minWidth: 0,
    overflowWrap: "anywhere",
  },
});

/** What the numbers in a map mean. */
export function SegmentLegend({ labels }: { readonly labels: readonly string[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <ol className={styles.legend} aria-label={t("rfm.legend")}>
      {labels.map((label, place) => (
        <li key={label} className={styles.entry}>
          <SegmentMark place={place} />
          {label}
        </li>
      ))}
    </ol>
  );
}
