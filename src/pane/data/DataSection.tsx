import { Button, makeStyles, tokens, Field } from "@fluentui/react-components";
import { ArrowClockwise16Regular, Pin16Regular, PinOff16Regular } from "@fluentui/react-icons";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { ROLES, neededBy, type Role } from "../../core/roles";
import { useNumbers } from "../frame/numbers";
import { TEXTS } from "../../core/text/text";
import { ChoiceSelect } from "../controls/ChoiceSelect";
import { AnswerList } from "./AnswerList";
import { columnField, type ColumnField } from "./fields";
import { Issues } from "../frame/Issues";
import { Fold, Section, type View } from "../frame/Section";
import { SettingFold } from "../method/SettingFold";
import { isWriting } from "../state";

const useStyles = makeStyles({
  source: { display: "flex", alignItems: "center" },
  where: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  columns: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  role: { display: "inline-block", "::first-letter": { textTransform: "uppercase" } },
  field: { gridTemplateColumns: "minmax(72px, 30%) minmax(0, 1fr)" },
  examples: { overflowWrap: "anywhere" },
});

/** Fetched once there are rows. */
const PeriodFields = lazy(async () => ({ default: (await import("./PeriodFields")).PeriodFields }));

/** Fetched once the workbook is known. */
const PlaceList = lazy(async () => ({ default: (await import("./PlaceList")).PlaceList }));

/** Fetched where the sheet says in which unit its amounts are. */
const UnitBesideData = lazy(async () => ({ default: (await import("./AmountUnit")).UnitBesideData }));

/** Fetched where somebody tried KA with sample rows, or asked to see a row. */
const SampleNotice = lazy(async () => ({ default: (await import("./SampleNotice")).SampleNotice }));

/** Fetched where there are any: most sales have none. */
const DuplicateList = lazy(async () => ({ default: (await import("./DuplicateList")).DuplicateList }));

/** Whether there are customers that are likely one, or of whom the user said whether they are. */
function hasDuplicates({ report, policy: { merges = [], different = [] } }: View["state"]): boolean {
  return merges.length + different.length + (report?.duplicates?.shown.length ?? 0) > 0;
}

/** What is selected, and how its columns were read. */
export function DataSection({ state, send }: View) {
  const { t } = useTranslation();
  const { count } = useNumbers();
  const styles = useStyles();
  const { sample, following, policy, underWay } = state;
  const pinned = following === "pinned";
  const failed = state.lookIssues.some(({ severity }) => severity === "error");
  return (
    <Section title={t("data.title")}>
      {sample ? (
        <div>
          <div className={styles.source}>
            <div className={styles.where}>{sample.table.where}</div>
            <Button
              appearance="subtle"
              size="small"
              icon={<ArrowClockwise16Regular />}
              aria-label={t("data.readAgain")}
              title={t("data.readAgain")}
              disabledFocusable={isWriting(state)}
              onClick={() => send({ kind: "readAgain" })}
            />
            <Button
              appearance="subtle"
              size="small"
              icon={pinned ? <PinOff16Regular /> : <Pin16Regular />}
              aria-label={pinned ? t("data.unpin") : t("data.pin")}
              title={pinned ? t("data.unpin") : t("data.pin")}
              disabledFocusable={isWriting(state)}
              onClick={() => send({ kind: pinned ? "unpinned" : "pinned" })}
            />
          </div>
          <div className={styles.quiet}>
            {t("data.size", {
              count: sample.rowsInSource,
              number: count(sample.rowsInSource),
              columns: count(sample.table.columns.length),
            })}
            {" · "}
            {pinned ? t("data.pinned") : t("data.following")}
          </div>
        </div>
      ) : (
        !failed && <div className={styles.quiet}>{underWay ? t(`status.${underWay.kind}`) : t("data.nothing")}</div>
      )}
      {(state.places.added || state.places.issues.length > 0) && (
        <Suspense fallback={null}>
          <SampleNotice state={state} send={send} />
        </Suspense>
      )}
      <Issues issues={state.lookIssues} language={policy.language} />
      {!sample && failed && <Button onClick={() => send({ kind: "readAgain" })}>{t("data.readAgain")}</Button>}
      {underWay?.kind !== "loading" && (
        <Suspense fallback={null}>
          <PlaceList state={state} send={send} />
        </Suspense>
      )}
      <Issues issues={state.columnIssues} language={policy.language} />
      {[...state.columnIssues, ...state.gatherIssues].some(({ kind }) => kind === "amountUnitTaken") ||
      policy.amountUnit !== undefined ? (
        <Suspense fallback={null}>
          <UnitBesideData state={state} send={send} />
        </Suspense>
      ) : null}
      {sample && <ColumnFields state={state} send={send} />}
      {sample && (
        <Suspense fallback={null}>
          <PeriodFields state={state} send={send} />
          <SettingFold setting="leaveOut" state={state} send={send} />
        </Suspense>
      )}
      {sample && hasDuplicates(state) && (
        <Suspense fallback={null}>
          <DuplicateList state={state} send={send} />
        </Suspense>
      )}
      <AnswerList state={state} send={send} />
      {!state.gathering && (
        <Issues
          issues={state.gatherIssues}
          language={policy.language}
          onAnswer={(answer) => send({ kind: "intakeAnswered", answer })}
        />
      )}
    </Section>
  );
}

function ColumnFields({ state, send }: View) {
  const { t } = useTranslation();
  const { count } = useNumbers();
  const styles = useStyles();
  const [opened, setOpened] = useState(false);
  const [openedMore, setOpenedMore] = useState(false);
  const fields = ROLES.filter(isUsual).map((role) => columnField(state, role));
  const more = ROLES.filter((role) => !isUsual(role)).map((role) => columnField(state, role));
  const asked =
    [...fields, ...more].some(({ reason }) => reason === "asked") ||
    state.columnIssues.some(({ severity }) => severity !== "note");
  const open = opened || asked;
  const openMore = openedMore || more.some(({ reason }) => reason === "asked");
  const read = fields.flatMap(({ header }) => header ?? []);
  const label = open ? t("data.columns") : read.join(t("data.comma"));
  const found = more.filter(({ header }) => header != null).length;
  return (
    <Fold label={label} open={open ? "open" : "shut"} onToggle={() => setOpened(!open)}>
      <div className={styles.columns}>
        {fields.map((field) => (
          <ColumnSelect key={field.role} field={field} view={{ state, send }} />
        ))}
        <Fold
          label={t("data.moreColumns", { found: count(found) })}
          open={openMore ? "open" : "shut"}
          onToggle={() => setOpenedMore(!openMore)}
        >
          <div className={styles.columns}>
            {more.map((field) => (
              <ColumnSelect key={field.role} field={field} view={{ state, send }} />
            ))}
          </div>
        </Fold>
        <SettingFold setting="attributes" state={state} send={send} />
        <SettingFold setting="criteria" state={state} send={send} />
      </div>
    </Fold>
  );
}

/** The columns that every classification asks for; the others tell more of the customers, or serve some methods. */
function isUsual(role: Role): boolean {
  return neededBy(role) === "always" && role !== "group";
}

const NONE = "none";
const FIND = "find";
const HEADER = "header:";

function ColumnSelect({ field, view: { state, send } }: { readonly field: ColumnField; readonly view: View }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { role, header, reason, likely, headers, need } = field;
  const name = TEXTS[state.policy.language].roles[role];
  const comma = t("data.comma");
  const examples = field.examples.join(comma);
  const hint = examples === "" ? t(`reasons.${reason}`) : `${t(`reasons.${reason}`)}${t("data.example", { examples })}`;
  const choose = (value: string) => send({ kind: "columnChosen", role, header: chosenHeader(value) });
  return (
    <Field
      label={{ children: name, size: "small", className: styles.role }}
      orientation="horizontal"
      className={styles.field}
      {...(reason === "asked"
        ? { validationState: "warning", validationMessage: t("reasons.asked") }
        : { hint: { children: hint, className: styles.examples } })}
    >
      <ChoiceSelect
        value={header === undefined ? "" : header === null ? NONE : HEADER + header}
        disabled={isWriting(state)}
        onChoose={(value) => choose(value)}
      >
        {header === undefined && (
          <option value="" disabled>
            {t("data.choose")}
          </option>
        )}
        {likely.length > 0 ? (
          <>
            <optgroup label={t("data.likely")}>
              {likely.map((column) => (
                <option key={column.header} value={HEADER + column.header}>
                  {`${column.header} (${column.examples.join(comma)} …)`}
                </option>
              ))}
            </optgroup>
            <optgroup label={t("data.others")}>
              {headers.filter((other) => !likely.some((column) => column.header === other)).map(headerOption)}
            </optgroup>
          </>
        ) : (
          headers.map(headerOption)
        )}
        {(need === "may" || header === null) && <option value={NONE}>{t("data.none")}</option>}
        {reason === "policy" && <option value={FIND}>{t("data.find")}</option>}
      </ChoiceSelect>
    </Field>
  );
}

function headerOption(header: string) {
  return (
    <option key={header} value={HEADER + header}>
      {header}
    </option>
  );
}

function chosenHeader(value: string): string | null | undefined {
  if (value === FIND) return undefined;
  return value === NONE ? null : value.slice(HEADER.length);
}
