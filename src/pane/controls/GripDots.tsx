import { makeStyles } from "@fluentui/react-components";
import { ReOrderDotsVertical16Regular } from "@fluentui/react-icons";

const useStyles = makeStyles({
  // The dots stand in the middle of their picture.
  dots: {
    display: "inline-flex",
    width: "8px",
    margin: "0 -1px",
    overflow: "hidden",
    "& svg": { marginLeft: "-4px", flexShrink: 0 },
  },
});

/** The dots of what can be dragged, no wider than they are. */
export function GripDots() {
  const styles = useStyles();
  return (
    <span className={styles.dots} aria-hidden="true">
      <ReOrderDotsVertical16Regular />
    </span>
  );
}
