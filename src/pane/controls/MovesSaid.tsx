import { makeStyles } from "@fluentui/react-components";

const useStyles = makeStyles({
  unseen: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});

/** Reads out which row was moved, and to where. */
export function MovesSaid({ said }: { readonly said: string }) {
  const styles = useStyles();
  return (
    <div role="status" className={styles.unseen}>
      {said}
    </div>
  );
}
