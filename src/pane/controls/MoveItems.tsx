import { MenuItem } from "@fluentui/react-components";
import { ArrowDown16Regular, ArrowUp16Regular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import type { RowMove } from "./row-moves";

interface MoveItemsProps {
  readonly move: RowMove;
}

/** The lines of a row's menu that move it by one place. */
export function MoveItems({ move: { place, count, to } }: MoveItemsProps) {
  const { t } = useTranslation();
  return (
    <>
      <MenuItem
        icon={<ArrowUp16Regular />}
        secondaryContent="Alt+↑"
        disabled={place === 0}
        onClick={() => to(place - 1)}
      >
        {t("method.moveUp")}
      </MenuItem>
      <MenuItem
        icon={<ArrowDown16Regular />}
        secondaryContent="Alt+↓"
        disabled={place === count - 1}
        onClick={() => to(place + 1)}
      >
        {t("method.moveDown")}
      </MenuItem>
    </>
  );
}
