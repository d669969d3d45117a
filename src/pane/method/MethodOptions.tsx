import { useTranslation } from "react-i18next";
import { columnsMissing } from "../../core/columns";
import type { MethodId } from "../../core/methods/methods";
import { TEXTS } from "../../core/text/text";
import { standardOptions } from "../choices";
import type { View } from "../frame/Section";
import { missingNames } from "./column-names";
import { METHOD_GROUP_NAMES, METHOD_GROUPS } from "./method-groups";

/** All methods as options of a drop-down, by what they look at; those that lack a column say which. */
export function MethodOptions({ state }: Pick<View, "state">) {
  const { t } = useTranslation();
  const { policy, columns, sample } = state;
  const { language } = policy;
  const label = (id: MethodId) => {
    const name = TEXTS[language].methods[id];
    // A grid is of the methods before it, and refers to none as long as it is not chosen.
    const missing = sample ? columnsMissing(columns, standardOptions(id)) : [];
    if (missing.length === 0) return name;
    return t("method.named", { name, missing: t("method.needs", { columns: missingNames(missing, language) }) });
  };
  return METHOD_GROUP_NAMES.map((group) => (
    <optgroup key={group} label={t(`methodGroups.${group}`)}>
      {METHOD_GROUPS[group].map((id) => (
        <option key={id} value={id}>
          {label(id)}
        </option>
      ))}
    </optgroup>
  ));
}
