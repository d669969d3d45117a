import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MethodChoice } from "../../core/methods/methods";
import { Fold, type View } from "../frame/Section";

/** Fetched when it is opened: it brings what the ready-made policies recommend. */
const ClassTexts = lazy(async () => ({ default: (await import("./ClassTexts")).ClassTexts }));

/** The texts that say what to do with each class, behind a line. */
export function TreatmentFold(props: View & { readonly choice: MethodChoice }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Fold label={t("treatments.title")} open={open ? "open" : "shut"} onToggle={() => setOpen(!open)}>
      <Suspense fallback={null}>
        <ClassTexts {...props} />
      </Suspense>
    </Fold>
  );
}
