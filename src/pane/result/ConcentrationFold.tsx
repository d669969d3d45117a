import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Concentration } from "../../core/concentration";
import { concentrationFigures } from "../../core/text/concentration";
import { useNumbers } from "../frame/numbers";
import { Fold } from "../frame/Section";

/** What lies in the fold is fetched when somebody asks. */
const ConcentrationList = lazy(async () => ({ default: (await import("./ConcentrationList")).ConcentrationList }));

/** How much of the business hangs on few customers: in one line, and measure by measure behind it. */
export function ConcentrationFold({ concentration }: { readonly concentration: Concentration }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { say } = useNumbers();
  const figures = say(() => concentrationFigures(concentration));
  return (
    <Fold
      label={t("figures.concentrated", { number: figures.equals })}
      open={open ? "open" : "shut"}
      onToggle={() => setOpen(!open)}
    >
      <Suspense fallback={null}>
        <ConcentrationList figures={figures} />
      </Suspense>
    </Fold>
  );
}
