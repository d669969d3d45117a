import { Field, SearchBox, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { findTerms } from "../../core/text/definitions/find-terms";
import type { Explained } from "../../core/text/definitions/terms";
import type { Language } from "../../core/policy";
import { useNumbers } from "../frame/numbers";
import { Fold, Section } from "../frame/Section";

const useStyles = makeStyles({
  box: { maxWidth: "none", width: "100%" },
  list: { margin: 0, padding: 0, display: "flex", flexDirection: "column" },
  item: { listStyleType: "none", minWidth: 0 },
  says: {
    margin: `0 0 ${tokens.spacingVerticalXS} 20px`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** All methods and figures that KA explains, found by their words; found ones lie open. */
export function TermList({ language }: { readonly language: Language }) {
  const { t } = useTranslation();
  const { count } = useNumbers();
  const styles = useStyles();
  const [wanted, setWanted] = useState("");
  const { methods, figures } = findTerms(wanted, language);
  const isSearching = wanted.trim() !== "";
  const found = methods.length + figures.length;
  const open = isSearching ? "open" : "shut";
  return (
    <>
      <Field label={t("guide.search")} size="small">
        <SearchBox
          className={styles.box}
          size="small"
          placeholder={t("guide.searchHint")}
          dismiss={{ "aria-label": t("guide.clear") }}
          value={wanted}
          onChange={(_, { value }) => setWanted(value)}
        />
      </Field>
      <div role="status" className={styles.quiet}>
        {isSearching && (found === 0 ? t("guide.nothing") : t("guide.found", { count: found, number: count(found) }))}
      </div>
      {methods.length > 0 && (
        <Section title={t("guide.methods")}>
          <Terms key={open} terms={methods} open={open} />
        </Section>
      )}
      {figures.length > 0 && (
        <Section title={t("guide.figures")}>
          <Terms key={open} terms={figures} open={open} />
        </Section>
      )}
    </>
  );
}

function Terms({ terms, open }: { readonly terms: readonly Explained[]; readonly open: "open" | "shut" }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {terms.map((term) => (
        <li key={term.title} className={styles.item}>
          <Folded term={term} begins={open} />
        </li>
      ))}
    </ul>
  );
}

function Folded({ term: { title, says }, begins }: { readonly term: Explained; readonly begins: "open" | "shut" }) {
  const styles = useStyles();
  const [open, setOpen] = useState(begins);
  return (
    <Fold label={title} open={open} onToggle={() => setOpen(open === "open" ? "shut" : "open")}>
      {says.map((sentence) => (
        <p key={sentence} className={styles.says}>
          {sentence}
        </p>
      ))}
    </Fold>
  );
}
