import {
  Menu,
  MenuDivider,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { COLOUR_NAMES, type ColourName } from "../../core/policies/colour-names";
import { PALETTE, coloursByRank, type ClassColours } from "../../core/sheets/colours";
import type { NamedClass } from "../../core/text/text";
import { MoveItems } from "../controls/MoveItems";
import type { RowMove } from "../controls/row-moves";

const COLOUR = "colour";
const STANDARD = "standard";

const useStyles = makeStyles({
  // The narrowest pane is 270 px wide.
  popover: { maxWidth: "min(240px, calc(100vw - 32px))" },
  swatch: {
    display: "block",
    boxSizing: "border-box",
    width: "16px",
    height: "16px",
    borderRadius: tokens.borderRadiusCircular,
    forcedColorAdjust: "none",
  },
});

interface ColourMenuProps {
  readonly label: string;
  /** The button that asked: the menu stands beside it. */
  readonly button: HTMLElement;
  readonly words: { readonly [C in ColourName]: string };
  /** What the class has without a choice. */
  readonly standard: { readonly text: string; readonly entry: NamedClass; readonly place: number };
  readonly chosen: ColourName | undefined;
  /** Where the row of the class can be moved. */
  readonly move?: RowMove | undefined;
  /** Without a colour: the one that the class has by itself. */
  readonly onChoose: (colour: ColourName | undefined) => void;
  /** `back`: the focus goes back to the button; else it stays where the user put it. */
  readonly onClose: (focus: "back" | "elsewhere") => void;
}

/** The menu begins with what is chosen. It is not at its place yet: nothing is scrolled to it. */
function takeFocus(item: HTMLElement | null): void {
  item?.focus({ preventScroll: true });
}

/** The colours of the palette by name, to choose one for a class. */
export function ColourMenu({ label, button, words, standard, chosen, move, onChoose, onClose }: ColourMenuProps) {
  const styles = useStyles();
  const swatch = ({ fill, font }: ClassColours) => (
    <span className={styles.swatch} style={{ backgroundColor: fill, border: `1px solid ${font}` }} />
  );
  return (
    <Menu
      open
      hasCheckmarks
      hasIcons
      checkedValues={{ [COLOUR]: [chosen ?? STANDARD] }}
      onCheckedValueChange={(_, { checkedItems }) => onChoose(COLOUR_NAMES.find((name) => checkedItems.includes(name)))}
      positioning={{
        target: button,
        position: "below",
        align: "start",
        fallbackPositions: ["above", "after", "before"],
        autoSize: true,
      }}
      onOpenChange={(event, { open, type }) => {
        // The button shuts the menu by itself.
        if (open || (event.target instanceof Node && button.contains(event.target))) return;
        onClose(type === "clickOutside" || type === "scrollOutside" ? "elsewhere" : "back");
      }}
    >
      <MenuPopover className={styles.popover}>
        <MenuList aria-label={label}>
          {move && (
            <>
              <MoveItems move={move} />
              <MenuDivider />
            </>
          )}
          <MenuItemRadio
            name={COLOUR}
            value={STANDARD}
            ref={chosen === undefined ? takeFocus : null}
            icon={swatch(coloursByRank(standard.entry, standard.place))}
            persistOnClick={false}
          >
            {standard.text}
          </MenuItemRadio>
          {COLOUR_NAMES.map((name) => (
            <MenuItemRadio
              key={name}
              ref={chosen === name ? takeFocus : null}
              name={COLOUR}
              value={name}
              icon={swatch(PALETTE[name])}
              persistOnClick={false}
            >
              {words[name]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
