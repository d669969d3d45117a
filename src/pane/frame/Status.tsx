import { makeStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useNumbers } from "./numbers";
import type { PaneState } from "../state";
import { sayWritten } from "../write/say-written";

const useStyles = makeStyles({
  // Read out, not seen: the same stands elsewhere with its figures.
  unseen: {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
});

/** Says to a screen reader what is under way: the stages, not every step of them. */
export function Status({ state }: { readonly state: PaneState }) {
  const { t } = useTranslation();
  const { count } = useNumbers();
  const styles = useStyles();
  const { underWay, writing, report } = state;
  let status = "";
  if (writing.kind === "running") status = t(`write.stage.${writing.stage}`);
  else if (writing.kind === "cancelling") status = t("write.stage.cancelling");
  else if (writing.kind === "done") status = sayWritten(writing.written, t);
  else if (underWay && underWay.kind !== "classifying") status = t(`status.${underWay.kind}`);
  else if (report) status = t("status.ready", { count: report.customers, number: count(report.customers) });
  return (
    <div role="status" className={styles.unseen}>
      {status}
    </div>
  );
}
