import { Field, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { METHOD_IDS } from "../../core/methods/methods";
import { methodLabel, problemsAt } from "../choices";
import { ChoiceSelect } from "../controls/ChoiceSelect";
import { FieldsOfContext } from "../controls/kept-text";
import { AmountUnit, placeOfUnit } from "../data/AmountUnit";
import type { View } from "../frame/Section";
import { isWriting } from "../state";
import { addMethodWords } from "../text/method-words";
import { AddMethod } from "./AddMethod";
import { MethodForm } from "./MethodForm";
import { MethodList } from "./MethodList";
import { MethodOptions } from "./MethodOptions";
import { MethodProblems } from "./MethodProblems";
import { MissingColumns } from "./MissingColumns";
import { TreatmentFold } from "./TreatmentFold";

addMethodWords();

const useStyles = makeStyles({
  panel: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, minWidth: 0 },
  // Belongs to the line of the list that is marked in the same way.
  beside: { borderLeft: `3px solid ${tokens.colorBrandStroke1}`, paddingLeft: tokens.spacingHorizontalS },
});

/** Fetched by itself: it brings all ready-made policies. */
const PresetCards = lazy(async () => ({ default: (await import("./PresetCards")).PresetCards }));

/** Where to start from, the methods, and the options of the one that is shown. */
export function MethodPanel({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { methods, place, policy } = state;
  const { language } = policy;
  const choice = methods[place];
  if (!choice) return null;
  const several = methods.length > 1;
  return (
    <>
      <Suspense fallback={null}>
        <PresetCards state={state} send={send} />
      </Suspense>
      {several && <MethodList state={state} send={send} />}
      <div className={mergeClasses(styles.panel, several && styles.beside)}>
        <Field label={{ children: t("method.choose"), size: "small" }}>
          <ChoiceSelect
            value={choice.id}
            disabled={isWriting(state)}
            onChoose={(value) => {
              const method = METHOD_IDS.find((id) => id === value);
              if (method) send({ kind: "methodChosen", method });
            }}
          >
            <MethodOptions state={state} />
          </ChoiceSelect>
        </Field>
        {/* What was typed and not taken belongs to the method that it was typed for. */}
        <FieldsOfContext.Provider value={`${place} ${choice.id}`}>
          <div
            key={`${place} ${choice.id}`}
            role="group"
            aria-label={methodLabel(choice, language)}
            className={styles.panel}
          >
            <MissingColumns state={state} send={send} choice={choice} />
            <MethodForm choice={choice} state={state} send={send} />
            <TreatmentFold choice={choice} state={state} send={send} />
          </div>
        </FieldsOfContext.Provider>
      </div>
      {problemsAt(state, "methods").length > 0 && <MethodProblems state={state} />}
      {placeOfUnit(state) === "method" && <AmountUnit state={state} send={send} />}
      <AddMethod state={state} send={send} />
    </>
  );
}
