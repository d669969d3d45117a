import { Field } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { AMOUNT_UNIT_NAMES, type AmountUnit as Unit } from "../../core/measures/units";
import { TEXTS } from "../../core/text/text";
import { ChoiceSelect } from "../controls/ChoiceSelect";
import type { View } from "../frame/Section";
import { isWriting, type PaneState } from "../state";

/** In which unit the amounts of the sheet are: as the sheet says until the user says otherwise. */
export function AmountUnit({ state, send }: View) {
  const { t } = useTranslation();
  const { language } = state.policy;
  const unit = unitOfAmounts(state);
  return (
    <Field
      label={{ children: t("data.unitQuestion"), size: "small" }}
      {...(unit === undefined ? { validationState: "warning", validationMessage: t("data.chooseUnit") } : {})}
    >
      <ChoiceSelect
        value={unit ?? ""}
        disabled={isWriting(state)}
        onChoose={(value) => {
          const chosen = AMOUNT_UNIT_NAMES.find((name) => name === value);
          if (chosen) send({ kind: "unitChosen", unit: chosen });
        }}
      >
        {unit === undefined && (
          <option value="" disabled>
            {t("data.chooseUnit")}
          </option>
        )}
        {AMOUNT_UNIT_NAMES.map((name: Unit) => (
          <option key={name} value={name}>
            {TEXTS[language].units[name]}
          </option>
        ))}
      </ChoiceSelect>
    </Field>
  );
}

/** The unit, where no rule asks for it but the sheet, or the user, said one. */
export function UnitBesideData(view: View) {
  return placeOfUnit(view.state) === "data" ? <AmountUnit {...view} /> : null;
}

/** Where the unit is asked or shown: with the methods whose rules hold sums of money, else beside the data where it is not plain. */
export function placeOfUnit(state: PaneState): "method" | "data" | "nowhere" {
  if (state.methods.some((choice) => "unit" in choice)) return "method";
  return unitOfAmounts(state) === undefined ? "nowhere" : "data";
}

/** The unit that the user, or else the sheet, says of the amounts; undefined where neither says any, or the sheet that they are single ones. */
export function unitOfAmounts({ policy, columnIssues, gatherIssues }: PaneState): Unit | undefined {
  if (policy.amountUnit !== undefined) return policy.amountUnit;
  const said = [...columnIssues, ...gatherIssues].find(({ kind }) => kind === "amountUnitTaken");
  return said?.kind === "amountUnitTaken" ? said.facts.unit : undefined;
}
