import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Fold, type View } from "../frame/Section";
import { isWriting } from "../state";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column" },
  place: { justifyContent: "flex-start", textAlign: "start", minWidth: 0, overflowWrap: "anywhere" },
  sheet: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Tables and named ranges of the workbook, each of which can be what is classified. */
export function PlaceList({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const { listed, doing } = state.places;
  const toggle = () => {
    // Asked again each time: the workbook may have others by now.
    if (!open) send({ kind: "sourcesAsked" });
    setOpen(!open);
  };
  return (
    <Fold label={t("places.title")} open={open ? "open" : "shut"} onToggle={toggle}>
      <div role="status" className={styles.quiet}>
        {doing === "listing" && !listed && t("places.listing")}
        {listed?.length === 0 && t("places.none")}
      </div>
      <ul className={styles.list} aria-label={t("places.title")}>
        {listed?.map(({ kind, name, sheet, source }) => (
          <li key={`${kind} ${name}`}>
            <Button
              appearance="subtle"
              size="small"
              className={styles.place}
              disabledFocusable={isWriting(state)}
              onClick={() => send({ kind: "sourceChosen", source })}
            >
              <span>
                {name} <span className={styles.sheet}>{t(`places.${kind}`, { sheet })}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
