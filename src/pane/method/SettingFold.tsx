import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNumbers } from "../frame/numbers";
import type { FormSetting } from "../../core/text/option-words";
import { Fold, type View } from "../frame/Section";

/** Fetched when the first of them is opened. */
const SettingField = lazy(async () => ({ default: (await import("./SettingField")).SettingField }));

/** A setting that few need, behind a line that says how many entries it has. */
export function SettingFold({ state, send, setting }: View & { readonly setting: Exclude<FormSetting, "outputs"> }) {
  const { t } = useTranslation();
  const { count } = useNumbers();
  const [open, setOpen] = useState(false);
  const entries = state.policy[setting]?.length ?? 0;
  const label =
    entries > 0
      ? t("settings.some", { name: t(`settings.${setting}`), found: count(entries) })
      : t(`settings.${setting}`);
  return (
    <Fold label={label} open={open ? "open" : "shut"} onToggle={() => setOpen(!open)}>
      <Suspense fallback={null}>
        <SettingField state={state} send={send} setting={setting} />
      </Suspense>
    </Fold>
  );
}
