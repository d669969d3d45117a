import { Button, Field, Select, Slider, makeStyles, tokens } from "@fluentui/react-components";
import { Add16Regular, ArrowResetRegular, Dismiss16Regular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { abc } from "../core/methods/abc";
import { coloursOf } from "../core/colours";
import { ExactInput } from "./ExactInput";
import { percentToEdit, readPercent } from "./numbers";
import { addClass, classNames, isUsable, nameClass, removeClass, setCut, slideCut, type AbcChoice } from "./options";
import type { View } from "./Section";
import { isWriting } from "./state";

const BOUNDARIES = ["inclusive", "exclusive", "nearest"] as const satisfies readonly AbcChoice["boundary"][];

const useStyles = makeStyles({
  classes: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS, margin: 0, padding: 0 },
  row: {
    display: "grid",
    gridTemplateColumns: "10px minmax(40px, 72px) minmax(48px, 1fr) 76px 28px",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    listStyleType: "none",
  },
  dot: { width: "10px", height: "10px", borderRadius: tokens.borderRadiusCircular, forcedColorAdjust: "none" },
  slider: { minWidth: 0 },
  rest: { color: tokens.colorNeutralForeground3, gridColumn: "span 2", fontSize: tokens.fontSizeBase200 },
  actions: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalS },
});

/** The options of ABC: classes with their cut-offs and names, and the rule for the customer that crosses one. */
export function AbcForm({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const choice = state.drafts.abc;
  const change = (changed: AbcChoice) => send({ kind: "optionsChanged", choice: changed });
  const blocked = isWriting(state);
  const wrong = (option: string) =>
    state.problems.some(({ kind, facts }) => kind === "badPolicy" && facts.path.includes(option));
  const names = classNames(choice);
  const more = addClass(choice);
  return (
    <>
      <ul className={styles.classes} aria-label={t("method.classes")}>
        {names.map((name, place) => {
          const cut = choice.cuts[place];
          const { fill, font } = coloursOf("labelled", place);
          return (
            // The place is what stays the same while a class is renamed.
            <li key={place} className={styles.row}>
              <span className={styles.dot} style={{ backgroundColor: fill, border: `1px solid ${font}` }} />
              <ExactInput
                label={t("method.name", { place: place + 1 })}
                kind="text"
                text={name}
                state={blocked ? "blocked" : wrong("labels") ? "wrong" : "free"}
                onText={(text) => {
                  change(nameClass(choice, place, text));
                  return "understood";
                }}
              />
              {cut === undefined ? (
                <span className={styles.rest}>{t("method.rest")}</span>
              ) : (
                <>
                  <Slider
                    size="small"
                    className={styles.slider}
                    aria-label={t("method.slider", { name })}
                    min={1}
                    max={99}
                    value={Number(percentToEdit(cut))}
                    disabled={blocked}
                    onChange={(_, { value }) => change(slideCut(choice, place, readPercent(String(value)) ?? cut))}
                  />
                  <ExactInput
                    label={t("method.cut", { name })}
                    kind="number"
                    unit="%"
                    text={percentToEdit(cut)}
                    state={blocked ? "blocked" : wrong("cuts") ? "wrong" : "free"}
                    onText={(text) => {
                      const share = readPercent(text);
                      if (share === undefined) return "not understood";
                      change(setCut(choice, place, share));
                      return "understood";
                    }}
                  />
                  {choice.cuts.length > 1 && (
                    <Button
                      appearance="subtle"
                      size="small"
                      icon={<Dismiss16Regular />}
                      aria-label={t("method.remove", { name })}
                      title={t("method.remove", { name })}
                      disabledFocusable={blocked}
                      onClick={() => change(removeClass(choice, place))}
                    />
                  )}
                </>
              )}
            </li>
          );
        })}
      </ul>
      <div className={styles.actions}>
        <Button
          appearance="subtle"
          size="small"
          icon={<Add16Regular />}
          disabledFocusable={blocked || !isUsable(more)}
          onClick={() => change(more)}
        >
          {t("method.add")}
        </Button>
        <Button
          appearance="subtle"
          size="small"
          icon={<ArrowResetRegular />}
          disabledFocusable={blocked}
          onClick={() => change(abc.options.parse({ id: "abc" }))}
        >
          {t("method.reset")}
        </Button>
      </div>
      <Field label={{ children: t("method.boundary"), size: "small" }}>
        <Select
          size="small"
          value={choice.boundary}
          disabled={blocked}
          onChange={(_, { value }) => {
            const boundary = BOUNDARIES.find((name) => name === value);
            if (boundary) change({ ...choice, boundary });
          }}
        >
          {BOUNDARIES.map((name) => (
            <option key={name} value={name}>
              {t(`boundaries.${name}`)}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}
