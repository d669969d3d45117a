import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeft16Regular } from "@fluentui/react-icons";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { functionOf } from "./formulas";
import type { FunctionFacts } from "./formulas-state";
import { FilledSection } from "./FilledSection";
import { FunctionForm } from "./FunctionForm";
import { Section, type View } from "../frame/Section";
import { StartUpSection } from "./StartUpSection";
import { addFormulasWords } from "../text/formulas-words";

addFormulasWords();

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    minWidth: 0,
    // Descriptions hold formulas, which are long words.
    overflowWrap: "anywhere",
    outlineStyle: "none",
  },
  about: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column" },
  item: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    minWidth: 0,
  },
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
  },
  name: { fontFamily: tokens.fontFamilyMonospace, fontWeight: 600 },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
    color: tokens.colorNeutralForeground2,
  },
});

/** The page of formulas: the functions with what they do, inserted where the user is, and formulas that were filled down made one. */
export function FormulasPage({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { formulas } = state;
  const { list, chosen } = formulas;
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(chosen?.id);
  // The form takes the place of the list, and the list that of the form: whoever types goes on in it.
  useEffect(() => {
    if (before.current !== chosen?.id) place.current?.focus();
    before.current = chosen?.id;
  }, [chosen?.id]);
  const facts = chosen && functionOf(formulas, chosen.id);
  return (
    <div ref={place} tabIndex={-1} className={styles.page}>
      {chosen ? (
        <div>
          <Button
            size="small"
            appearance="subtle"
            icon={<ArrowLeft16Regular />}
            onClick={() => send({ kind: "functionLeft" })}
          >
            {t("formulas.toList")}
          </Button>
        </div>
      ) : (
        <div className={styles.about}>{t("formulas.about")}</div>
      )}
      {chosen && facts ? (
        <FunctionForm state={state} send={send} chosen={chosen} facts={facts} />
      ) : (
        <>
          <FilledSection state={state} send={send} />
          {!list && <div className={styles.about}>{t("formulas.listing")}</div>}
          {list && !list.functions && <div className={styles.about}>{t("formulas.notListed")}</div>}
          {topicsOf(list?.functions ?? []).map((functions) => (
            <Section key={functions[0]?.topic} title={functions[0]?.topicName ?? ""}>
              <ul className={styles.list}>
                {functions.map((one) => (
                  <FunctionLine
                    key={one.id}
                    facts={one}
                    onChoose={() => send({ kind: "functionChosen", id: one.id })}
                  />
                ))}
              </ul>
            </Section>
          ))}
          <StartUpSection state={state} send={send} />
        </>
      )}
    </div>
  );
}

/** The functions of each topic, in the order in which they are told. */
function topicsOf(functions: readonly FunctionFacts[]): FunctionFacts[][] {
  const topics = new Map<string, FunctionFacts[]>();
  for (const one of functions) topics.set(one.topic, [...(topics.get(one.topic) ?? []), one]);
  return [...topics.values()];
}

/** One function of the list: what it does, and its first example. */
function FunctionLine({ facts, onChoose }: { readonly facts: FunctionFacts; readonly onChoose: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [example] = facts.examples;
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <span className={styles.name}>{facts.name}</span>
        <Button size="small" aria-label={t("formulas.chooseNamed", { name: facts.name })} onClick={onChoose}>
          {t("formulas.choose")}
        </Button>
      </div>
      <div>{facts.description}</div>
      {example?.formulas[0] && <div className={styles.code}>{example.formulas[0].formula}</div>}
    </li>
  );
}
