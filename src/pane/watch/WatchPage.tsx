import { useTranslation } from "react-i18next";
import { Section, type View } from "../frame/Section";

/** The customers that need attention, by the money that is at stake. */
export function WatchPage(_: View) {
  const { t } = useTranslation();
  return <Section title={t("tabs.headings.watch")}>{t("tabs.empty.watch")}</Section>;
}
