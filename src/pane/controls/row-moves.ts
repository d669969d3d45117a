import {
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
} from "react";
import { useTranslation } from "react-i18next";

/** So many pixels a finger or the mouse may shake before a press becomes a drag. */
const SHAKE = 4;

/** What a grip listens to. */
interface GripProps {
  readonly "data-grip": "row";
  readonly "aria-keyshortcuts": string;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
  readonly onClickCapture: (event: MouseEvent<HTMLElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** How one row is moved: what its grip listens to, and where it may go. */
export interface RowMove {
  readonly grip: GripProps;
  readonly place: number;
  readonly count: number;
  readonly state: "free" | "blocked";
  readonly to: (place: number) => void;
}

/** How a row looks while one is dragged: it is the one, or the one goes before or behind it. */
export type RowLook = "still" | "dragged" | "before" | "behind";

export interface RowMoves {
  readonly of: (place: number) => RowMove;
  readonly lookOf: (place: number) => RowLook;
  /** What was moved last, to be read out. */
  readonly said: string;
}

interface Moving {
  /** How many of the rows can be moved, from the first on: they carry `data-row`. */
  readonly count: number;
  readonly state: "free" | "blocked";
  readonly nameOf: (place: number) => string;
  readonly onMove: (from: number, to: number) => void;
}

interface Drag {
  readonly from: number;
  readonly to: number;
}

/** The pointer is down on a grip: it may be a click yet, drags, or was told by Escape to let go. */
interface Press {
  readonly from: number;
  readonly y: number;
  stage: "pressed" | "dragging" | "given up";
}

/** Rows that are moved by their grips: dragged by mouse, pen or finger, or with Alt and an arrow. The focus goes along. */
export function useRowMoves(list: RefObject<HTMLElement | null>, moving: Moving): RowMoves {
  const { t } = useTranslation();
  const { count, state, nameOf, onMove } = moving;
  const [said, setSaid] = useState("");
  const [drag, setDrag] = useState<Drag>();
  const press = useRef<Press>(undefined);
  const goal = useRef<number>(undefined);
  useEffect(() => {
    const place = goal.current;
    goal.current = undefined;
    if (place !== undefined) rowsOf(list.current)[place]?.querySelector<HTMLElement>("[data-grip]")?.focus();
  });

  const move = (from: number, to: number) => {
    if (state === "blocked" || to < 0 || to >= count || to === from) return;
    goal.current = to;
    setSaid(t("method.moved", { name: nameOf(from), place: to + 1, found: count }));
    onMove(from, to);
  };
  const gripOf = (place: number): GripProps => ({
    "data-grip": "row",
    "aria-keyshortcuts": "Alt+ArrowUp Alt+ArrowDown",
    onPointerDown: (event) => {
      press.current = undefined;
      if (state === "blocked" || event.button !== 0 || count < 2) return;
      press.current = { from: place, y: event.clientY, stage: "pressed" };
      // All that the pointer does is told here, wherever it goes.
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: ({ clientY, currentTarget }) => {
      const begun = press.current;
      if (!begun || begun.stage === "given up") return;
      if (begun.stage === "pressed") {
        if (Math.abs(clientY - begun.y) < SHAKE) return;
        begun.stage = "dragging";
        // For Escape: not every browser focuses what is pressed.
        currentTarget.focus({ preventScroll: true });
      }
      const rows = rowsOf(list.current).slice(0, count);
      const to = rows.filter((row, i) => i !== begun.from && middleOf(row) < clientY).length;
      rows[to]?.scrollIntoView({ block: "nearest" });
      if (drag?.from !== begun.from || drag.to !== to) setDrag({ from: begun.from, to });
    },
    onPointerUp: () => {
      setDrag(undefined);
      if (drag) move(drag.from, drag.to);
    },
    onPointerCancel: () => {
      press.current = undefined;
      setDrag(undefined);
    },
    onClickCapture: (event) => {
      // The end of a drag is no press; a press of a key has no detail.
      const isDrag = press.current !== undefined && press.current.stage !== "pressed";
      press.current = undefined;
      if (isDrag && event.detail > 0) event.stopPropagation();
    },
    onKeyDown: (event) => {
      if (event.key === "Escape" && drag) {
        event.stopPropagation();
        if (press.current) press.current.stage = "given up";
        setDrag(undefined);
        return;
      }
      if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
      event.preventDefault();
      event.stopPropagation();
      move(place, event.key === "ArrowUp" ? place - 1 : place + 1);
    },
  });
  return {
    said,
    of: (place) => ({ grip: gripOf(place), place, count, state, to: (to) => move(place, to) }),
    lookOf: (place) => {
      if (!drag) return "still";
      if (place === drag.from) return "dragged";
      if (place !== drag.to) return "still";
      return drag.to < drag.from ? "before" : "behind";
    },
  };
}

/** The rows of a list; those of lists inside them are not its own. */
function rowsOf(list: HTMLElement | null): readonly HTMLElement[] {
  const children = list ? [...list.children] : [];
  return children.filter(
    (child): child is HTMLElement => child instanceof HTMLElement && child.dataset["row"] !== undefined,
  );
}

function middleOf(row: HTMLElement): number {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}
