import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Section, type View } from "../frame/Section";

const useStyles = makeStyles({
  about: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** The way to the page of formulas. */
export function FormulasSection({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const { page } = state.formulas;
  const before = useRef(page);
  // Back from the page, whoever types goes on where it was opened.
  useEffect(() => {
    if (before.current === "open" && page === "closed") place.current?.querySelector("button")?.focus();
    before.current = page;
  }, [page]);
  return (
    <Section title={t("formulas.title")}>
      <div className={styles.about}>{t("formulas.about")}</div>
      <div ref={place}>
        <Button size="small" onClick={() => send({ kind: "formulasOpened" })}>
          {t("formulas.open")}
        </Button>
      </div>
    </Section>
  );
}
