import { makeStyles, tokens } from "@fluentui/react-components";
import { coloursOf } from "../../core/sheets/colours";

const useStyles = makeStyles({
  mark: {
    flexShrink: 0,
    display: "inline-flex",
    alignItems: "center",
    justifyContent: "center",
    minWidth: "20px",
    height: "20px",
    borderRadius: tokens.borderRadiusSmall,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
  },
});

/** The number of a segment on its colour, as its cells in the map have it. */
export function SegmentMark({ place }: { readonly place: number }) {
  const styles = useStyles();
  const { fill, font } = coloursOf("labelled", place);
  return (
    <span className={styles.mark} style={{ backgroundColor: fill, color: font }}>
      {place + 1}
    </span>
  );
}
