import { Link } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Language } from "../../core/policy";

/** Leads to the documentation of a function, which lies beside the pane's own page. */
export function HelpLink({ id, language }: { readonly id: string; readonly language: Language }) {
  const { t } = useTranslation();
  return (
    <Link href={`help/${language}/${id.toLowerCase()}.html`} target="_blank" rel="noreferrer">
      {t("formulas.help")}
    </Link>
  );
}
