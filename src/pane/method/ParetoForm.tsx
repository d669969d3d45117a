import { Field, Slider, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { ExactInput } from "../controls/ExactInput";
import { percentToEdit, readPercent } from "./numbers";
import type { FormProps } from "../frame/Section";
import { formState, isWriting } from "../state";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "1fr 76px",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
  },
});

/** The option of 80/20: the share that the vital few reach. */
export function ParetoForm({ state, send, choice }: FormProps<"pareto">) {
  const { t } = useTranslation();
  const styles = useStyles();
  const setShare = (share: number) => send({ kind: "optionsChanged", choice: { ...choice, share } });
  return (
    <Field label={{ children: t("method.share"), size: "small" }}>
      <div className={styles.row}>
        <Slider
          size="small"
          aria-label={t("method.share")}
          min={1}
          max={99}
          value={Number(percentToEdit(choice.share))}
          disabled={isWriting(state)}
          onChange={(_, { value }) => setShare(readPercent(String(value)) ?? choice.share)}
        />
        <ExactInput
          label={t("method.shareExact")}
          kind="number"
          unit="%"
          text={percentToEdit(choice.share)}
          state={formState(state)}
          onText={(text) => {
            const share = readPercent(text);
            if (share === undefined) return "not understood";
            setShare(share);
            return "understood";
          }}
        />
      </div>
    </Field>
  );
}
