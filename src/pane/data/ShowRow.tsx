import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { View } from "../frame/Section";
import { isWriting } from "../state";

interface ShowRowProps extends View {
  /** The first rows of what is shown, at least one. */
  readonly rows: readonly number[];
  /** What they have in common, for whoever does not see what the button stands beside. */
  readonly of: string;
}

/** Selects a row of the sheet, and the next one when it is pressed again. */
export function ShowRow({ state, send, rows, of }: ShowRowProps) {
  const { t } = useTranslation();
  const [place, setPlace] = useState(0);
  const row = rows[place % rows.length];
  if (row === undefined) return null;
  // As Excel numbers its rows: nothing between the digits.
  const label = t("quality.show", { row });
  return (
    <Button
      size="small"
      appearance="subtle"
      aria-label={t("quality.showOf", { show: label, of })}
      disabledFocusable={isWriting(state)}
      onClick={() => {
        send({ kind: "rowAsked", row });
        setPlace(place + 1);
      }}
    >
      {label}
    </Button>
  );
}
