import { useTranslation } from "react-i18next";
import { dayFrom, dayToText } from "../core/days";
import { fieldOf } from "../core/options";
import { policySchema, readPolicy } from "../core/policy";
import type { FormSetting } from "../core/text/option-words";
import { OPTION_WORDS } from "../core/text/options";
import { problemSentence } from "./choices";
import type { Taken } from "./ExactInput";
import { FieldControl } from "./FieldControl";
import { namesOf } from "./names";
import { RecordCards } from "./RecordCards";
import type { View } from "./Section";
import { isWriting } from "./state";

/** The plain form of a setting of the policy that is no method's, made from its schema. */
export function SettingField({ state, send, setting }: View & { readonly setting: FormSetting }) {
  const { t } = useTranslation();
  const { policy } = state;
  const words = OPTION_WORDS[policy.language].settings[setting];
  const field = fieldOf(setting, policySchema.shape[setting]);
  const value = policy[setting];
  const blocked = isWriting(state) ? "blocked" : "free";
  const take = (wanted: unknown): Taken => {
    const { value: checked, issues } = readPolicy({ ...policy, [setting]: wanted });
    const [problem] = issues;
    if (!checked) return problem ? { problem: problemSentence(problem, policy.language) } : "not understood";
    send({ kind: "settingChanged", change: { [setting]: checked[setting] } });
    return "understood";
  };
  const given = { words, value, names: namesOf(state, t("method.leading")), state: blocked, onValue: take } as const;
  if (field.shape.kind !== "json" || !field.shape.inside) return <FieldControl field={field} {...given} />;
  return (
    <RecordCards
      control={FieldControl}
      inside={field.shape.inside}
      fresh={setting === "overrides" ? { date: today() } : {}}
      {...given}
    />
  );
}

/** Today as a date of the user's own calendar: what is set by hand holds from now on. */
function today(): string {
  const now = new Date();
  return dayToText(dayFrom(now.getFullYear(), now.getMonth() + 1, now.getDate()) ?? 1);
}
