import { Button, Field, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowClockwise16Regular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { columnsMissing } from "../../core/columns";
import type { MethodChoice } from "../../core/methods/methods";
import type { Role } from "../../core/roles";
import { TEXTS } from "../../core/text/text";
import { methodLabel } from "../choices";
import { ChoiceSelect } from "../controls/ChoiceSelect";
import { columnField } from "../data/fields";
import type { View } from "../frame/Section";
import { isWriting } from "../state";
import { missingNames } from "./column-names";

/** The roles of which is said what supplies them: all that a method can ask for. */
const SUPPLIED = [
  "date",
  "product",
  "quantity",
  "cost",
  "profit",
  "discount",
  "freight",
  "dueDate",
  "paidDate",
  "satisfaction",
  "referrals",
  "complaints",
  "potential",
  "visits",
  "serviceMinutes",
] as const satisfies readonly Role[];

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorStatusWarningBackground1,
    minWidth: 0,
  },
  says: { overflowWrap: "anywhere", color: tokens.colorNeutralForeground1 },
  again: { alignSelf: "flex-start" },
  role: { display: "inline-block", "::first-letter": { textTransform: "uppercase" } },
});

/** What a method cannot do without and was not found: named, with what would supply it, and with the columns to choose from. */
export function MissingColumns({ state, send, choice }: View & { readonly choice: MethodChoice }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { sample, columns, policy } = state;
  const { language } = policy;
  const missing = sample ? columnsMissing(columns, choice) : [];
  if (missing.length === 0) return null;
  const name = methodLabel(choice, language);
  return (
    <div className={styles.box} role="group" aria-label={t("method.needsTitle", { name })}>
      <div className={styles.says}>{t("method.needsSentence", { name, columns: missingNames(missing, language) })}</div>
      {missing.flat().map((role) => (
        <ColumnChoice key={role} role={role} state={state} send={send} />
      ))}
      <Button
        appearance="transparent"
        size="small"
        className={styles.again}
        icon={<ArrowClockwise16Regular />}
        disabledFocusable={isWriting(state)}
        onClick={() => send({ kind: "readAgain" })}
      >
        {t("method.addedColumn")}
      </Button>
    </div>
  );
}

function ColumnChoice({ role, state, send }: View & { readonly role: Role }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { headers, likely } = columnField(state, role);
  const supplied = SUPPLIED.find((name) => name === role);
  const others = headers.filter((header) => !likely.some((column) => column.header === header));
  return (
    <Field
      label={{ children: TEXTS[state.policy.language].roles[role], size: "small", className: styles.role }}
      {...(supplied ? { hint: t(`supplies.${supplied}`) } : {})}
    >
      <ChoiceSelect
        value=""
        disabled={isWriting(state)}
        onChoose={(header) => send({ kind: "columnChosen", role, header })}
      >
        <option value="" disabled>
          {t("data.choose")}
        </option>
        {[...likely.map(({ header }) => header), ...others]
          .filter((header) => header !== "")
          .map((header) => (
            <option key={header} value={header}>
              {header}
            </option>
          ))}
      </ChoiceSelect>
    </Field>
  );
}
