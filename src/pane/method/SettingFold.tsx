import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNumbers } from "../frame/numbers";
import type { FormSetting } from "../../core/text/option-words";
import { FieldsOfContext, useHasTexts } from "../controls/kept-text";
import { Fold, type View } from "../frame/Section";

/** Fetched when the first of them is opened. */
const SettingField = lazy(async () => ({ default: (await import("./SettingField")).SettingField }));

/** A setting that few need, behind a line that says how many entries it has. */
export function SettingFold({ state, send, setting }: View & { readonly setting: Exclude<FormSetting, "outputs"> }) {
  const { t } = useTranslation();
  const { count } = useNumbers();
  const [open, setOpen] = useState<boolean>();
  // What was begun when the pane was closed is not hidden when it opens again.
  const hasTexts = useHasTexts(setting);
  if (hasTexts && open === undefined) setOpen(true);
  const entries = state.policy[setting]?.length ?? 0;
  const label =
    entries > 0
      ? t("settings.some", { name: t(`settings.${setting}`), found: count(entries) })
      : t(`settings.${setting}`);
  return (
    <Fold label={label} open={open === true ? "open" : "shut"} onToggle={() => setOpen(!open)}>
      <Suspense fallback={null}>
        <FieldsOfContext.Provider value={setting}>
          <SettingField state={state} send={send} setting={setting} />
        </FieldsOfContext.Provider>
      </Suspense>
    </Fold>
  );
}
