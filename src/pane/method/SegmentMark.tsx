import { makeStyles, tokens } from "@fluentui/react-components";
import type { ClassColours } from "../../core/sheets/colours";

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

interface SegmentMarkProps {
  readonly place: number;
  readonly colours: ClassColours | undefined;
}

/** The number of a segment on its colour, as its cells in the map have it. */
export function SegmentMark({ place, colours }: SegmentMarkProps) {
  const styles = useStyles();
  return (
    <span className={styles.mark} style={{ backgroundColor: colours?.fill, color: colours?.font }}>
      {place + 1}
    </span>
  );
}
