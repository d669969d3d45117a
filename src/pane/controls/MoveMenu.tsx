import { Menu, MenuList, MenuPopover } from "@fluentui/react-components";
import { MoveItems } from "./MoveItems";
import type { RowMove } from "./row-moves";

interface MoveMenuProps {
  readonly label: string;
  /** The button that asked: the menu stands beside it. */
  readonly button: HTMLElement;
  readonly move: RowMove;
  /** `back`: the focus goes back to the button; else it stays where the user put it. */
  readonly onClose: (focus: "back" | "elsewhere") => void;
}

/** The moves of a row, to choose one. */
export function MoveMenu({ label, button, move, onClose }: MoveMenuProps) {
  return (
    <Menu
      open
      hasIcons
      positioning={{ target: button, position: "below", align: "end", fallbackPositions: ["above", "after", "before"] }}
      onOpenChange={(event, { open, type }) => {
        // The button shuts the menu by itself.
        if (open || (event.target instanceof Node && button.contains(event.target))) return;
        onClose(type === "clickOutside" || type === "scrollOutside" ? "elsewhere" : "back");
      }}
    >
      <MenuPopover>
        <MenuList aria-label={label} ref={takeFocus}>
          <MoveItems move={move} />
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** The menu begins with the first move that can be made. It is not at its place yet: nothing is scrolled to it. */
function takeFocus(list: HTMLElement | null): void {
  list?.querySelector<HTMLElement>("[role=menuitem]:not([aria-disabled=true])")?.focus({ preventScroll: true });
}
