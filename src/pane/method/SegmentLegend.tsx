import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { ClassColours } from "../../core/sheets/colours";
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

interface SegmentLegendProps {
  readonly labels: readonly string[];
  readonly colours: readonly ClassColours[];
}

/** What the numbers in a map mean. */
export function SegmentLegend({ labels, colours }: SegmentLegendProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <ol className={styles.legend} aria-label={t("rfm.legend")}>
      {labels.map((label, place) => (
        <li key={label} className={styles.entry}>
          <SegmentMark place={place} colours={colours[place]} />
          {label}
        </li>
      ))}
    </ol>
  );
}
