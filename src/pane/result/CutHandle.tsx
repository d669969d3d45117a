import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import { useNumbers } from "../frame/numbers";
import type { ClassColours } from "../../core/sheets/colours";
import { STEPS, type Spot } from "./cut-offs";

const useStyles = makeStyles({
  handle: {
    position: "absolute",
    width: "24px",
    height: "24px",
    margin: "-12px 0 0 -12px",
    borderRadius: tokens.borderRadiusCircular,
    cursor: "grab",
    // A finger on the point drags it, and does not scroll the page.
    touchAction: "none",
    "::before": {
      content: '""',
      position: "absolute",
      inset: "5px",
      boxSizing: "border-box",
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorNeutralBackground1,
      border: `3px solid ${tokens.colorBrandForeground1}`,
      "@media (forced-colors: active)": { border: "3px solid Highlight", backgroundColor: "Canvas" },
    },
    ":hover::before": { backgroundColor: tokens.colorBrandBackground2 },
    ":active": { cursor: "grabbing" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-1px" },
  },
  blocked: { cursor: "default", "::before": { border: `3px solid ${tokens.colorNeutralForegroundDisabled}` } },
  chip: {
    position: "absolute",
    top: "18px",
    maxWidth: "84px",
    padding: "0 4px",
    borderRadius: tokens.borderRadiusSmall,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: "tabular-nums",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    pointerEvents: "none",
    forcedColorAdjust: "none",
  },
  right: { left: "14px" },
  left: { right: "14px" },
});

interface CutHandleProps {
  readonly name: string;
  readonly share: number;
  readonly label: string;
  /** What the cut-off means, in words. */
  readonly said: string;
  readonly spot: Spot;
  readonly colours: ClassColours;
  readonly state: "free" | "blocked";
  /** Where on the curve a dragged point would lie. */
  readonly shareAt: (spot: Spot, plot: DOMRect) => number;
  readonly onMove: (to: { readonly share: number; readonly step: number }) => void;
}

/** A point of the curve at which a class ends: dragged by mouse, pen or finger, moved by the keyboard. */
export function CutHandle({ name, share, label, said, spot, colours, state, shareAt, onMove }: CutHandleProps) {
  const { percent } = useNumbers();
  const styles = useStyles();
  /** How far from the middle of the point it was taken hold of, in pixels. */
  const held = useRef<{ readonly x: number; readonly y: number }>(undefined);
  const take = (event: PointerEvent<HTMLDivElement>) => {
    if (state === "blocked" || event.button !== 0) return;
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    held.current = { x: event.clientX - left - width / 2, y: event.clientY - top - height / 2 };
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus();
    event.preventDefault();
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const plot = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!held.current || !plot) return;
    const x = (event.clientX - held.current.x - plot.left) / plot.width;
    const y = 1 - (event.clientY - held.current.y - plot.top) / plot.height;
    onMove({ share: shareAt({ x, y }, plot), step: event.shiftKey ? STEPS.exact : STEPS.whole });
  };
  const drop = () => {
    held.current = undefined;
  };
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.shiftKey ? STEPS.exact : STEPS.whole;
    const by: { readonly [key: string]: number } = {
      ...{ ArrowUp: step, ArrowRight: step, ArrowDown: -step, ArrowLeft: -step },
      ...{ PageUp: STEPS.page, PageDown: -STEPS.page, Home: -1, End: 1 },
    };
    const change = by[event.key];
    if (change === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (state === "free") onMove({ share: share + change, step: STEPS.exact });
  };
  return (
    <div
      className={mergeClasses(styles.handle, state === "blocked" && styles.blocked)}
      style={{ left: `${spot.x * 100}%`, top: `${100 - spot.y * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Number((share * 100).toFixed(1))}
      aria-valuetext={said}
      aria-disabled={state === "blocked"}
      title={said}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={drop}
      onLostPointerCapture={drop}
      onKeyDown={press}
    >
      <span
        aria-hidden="true"
        className={mergeClasses(styles.chip, spot.x > 0.68 ? styles.left : styles.right)}
        style={{ backgroundColor: colours.fill, color: colours.font }}
      >
        {name} {percent(share)}
      </span>
    </div>
  );
}
