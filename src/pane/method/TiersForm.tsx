import { Button, Field, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowSortDownLines16Regular } from "@fluentui/react-icons";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { tiers } from "../../core/methods/tiers";
import { group } from "../../core/text/numbers";
import { TEXTS } from "../../core/text/text";
import { AMOUNT_UNIT_NAMES } from "../../core/measures/units";
import { ChoiceSelect } from "../controls/ChoiceSelect";
import { ExactInput } from "../controls/ExactInput";
import { MovesSaid } from "../controls/MovesSaid";
import { useRowLook } from "../controls/row-look";
import { useRowMoves } from "../controls/row-moves";
import { renamedClass } from "./by-class";
import { ClassActions, RemoveClass } from "./ClassButtons";
import { ColourButton } from "./ColourButton";
import { readNumber } from "./numbers";
import { addTier, isUsable, moveTier, orderTiers, removeTier, setTier, type TiersChoice } from "./options";
import type { FormProps } from "../frame/Section";
import { formState, isWriting } from "../state";

const PERIODS = ["year", "window"] as const satisfies readonly TiersChoice["period"][];

const useStyles = makeStyles({
  tiers: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS, margin: 0, padding: 0 },
  row: {
    display: "grid",
    gridTemplateColumns: "28px minmax(44px, 1fr) auto minmax(82px, 1.2fr) 28px",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    listStyleType: "none",
  },
  order: { alignSelf: "flex-start" },
  quiet: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  from: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** The options of tiers: names with thresholds, their unit, and the period they are compared with. */
export function TiersForm({ state, send, choice }: FormProps<"tiers">) {
  const { t } = useTranslation();
  const styles = useStyles();
  const text = TEXTS[state.policy.language];
  const change = (changed: TiersChoice) => send({ kind: "optionsChanged", choice: changed });
  const blocked = isWriting(state);
  const buttons = blocked ? "blocked" : "free";
  const inputState = formState(state);
  const more = addTier(choice);
  const ordered = orderTiers(choice);
  const isOrdered = choice.tiers.every((tier, place) => tier === ordered.tiers[place]);
  const list = useRef<HTMLUListElement>(null);
  const looks = useRowLook();
  const moves = useRowMoves(list, {
    count: choice.tiers.length,
    state: buttons,
    nameOf: (place) => choice.tiers[place]?.label ?? "",
    onMove: (from, to) => change(moveTier(choice, from, to)),
  });
  return (
    <>
      <ul ref={list} className={styles.tiers} aria-label={t("method.classes")}>
        {choice.tiers.map(({ label, from }, place) => {
          return (
            <li key={place} data-row={place} className={mergeClasses(styles.row, looks[moves.lookOf(place)])}>
              <ColourButton {...{ state, send, place }} entry={{ kind: "labelled", label }} move={moves.of(place)} />
              <ExactInput
                label={t("method.tier", { place: place + 1 })}
                kind="text"
                text={label}
                state={inputState}
                onText={(typed) => {
                  change(setTier(choice, place, { label: typed }));
                  const renamed = renamedClass(state.policy, label, typed.trim());
                  if (renamed) send({ kind: "settingChanged", change: renamed });
                  return "understood";
                }}
              />
              <span className={styles.from}>{t("method.fromHead")}</span>
              <ExactInput
                label={t("method.from", { name: label })}
                kind="number"
                text={group(String(from))}
                state={inputState}
                onText={(typed) => {
                  const number = readNumber(typed);
                  if (number === undefined) return "not understood";
                  change(setTier(choice, place, { from: number }));
                  return "understood";
                }}
              />
              {choice.tiers.length > 1 && (
                <RemoveClass
                  label={t("method.removeTier", { name: label })}
                  state={buttons}
                  onRemove={() => change(removeTier(choice, place))}
                />
              )}
            </li>
          );
        })}
      </ul>
      <MovesSaid said={moves.said} />
      <div className={styles.quiet}>{t("method.moveHint")}</div>
      <ClassActions
        addLabel={t("method.addTier")}
        canAdd={isUsable(more) ? "yes" : "no"}
        state={buttons}
        onAdd={() => change(more)}
        onReset={() => change(tiers.options.parse({ id: "tiers", name: choice.name }))}
      />
      {!isOrdered && (
        <Button
          size="small"
          className={styles.order}
          icon={<ArrowSortDownLines16Regular />}
          disabledFocusable={blocked}
          onClick={() => change(ordered)}
        >
          {t("method.order")}
        </Button>
      )}
      <Field label={{ children: t("method.unit"), size: "small" }}>
        <ChoiceSelect
          value={choice.unit}
          disabled={blocked}
          onChoose={(value) => {
            const unit = AMOUNT_UNIT_NAMES.find((name) => name === value);
            if (unit) change({ ...choice, unit });
          }}
        >
          {AMOUNT_UNIT_NAMES.map((name) => (
            <option key={name} value={name}>
              {text.units[name]}
            </option>
          ))}
        </ChoiceSelect>
      </Field>
      <Field label={{ children: t("method.period"), size: "small" }}>
        <ChoiceSelect
          value={choice.period}
          disabled={blocked}
          onChoose={(value) => {
            const period = PERIODS.find((name) => name === value);
            if (period) change({ ...choice, period });
          }}
        >
          {PERIODS.map((name) => (
            <option key={name} value={name}>
              {text.periods[name]}
            </option>
          ))}
        </ChoiceSelect>
      </Field>
    </>
  );
}
