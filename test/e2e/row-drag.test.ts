import type { Frame, Page } from "playwright-core";
import type { Content } from "../host/store";
import { ownPanes } from "./own-pane";
import { speak } from "./pane-words";

const openPane = ownPanes();

const ROWS: readonly (readonly Content[])[] = [
  ["Customer", "Amount"],
  ["Alder", 800],
  ["Birch", 150],
  ["Cedar", 50],
];

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A way to drag: what goes down, moves and lets go. */
interface Pointer {
  readonly down: (at: Point) => Promise<void>;
  readonly move: (at: Point) => Promise<void>;
  readonly up: () => Promise<void>;
}

function mouseOf({ mouse }: Page): Pointer {
  return {
    down: async ({ x, y }) => {
      await mouse.move(x, y);
      await mouse.down();
    },
    move: ({ x, y }) => mouse.move(x, y),
    up: () => mouse.up(),
  };
}

async function fingerOf(page: Page): Promise<Pointer> {
  const session = await page.context().newCDPSession(page);
  const send = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: Point[]) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints }).then(() => undefined);
  return {
    down: (at) => send("touchStart", [at]),
    move: (at) => send("touchMove", [at]),
    up: () => send("touchEnd", []),
  };
}

const gripsOf = (pane: Frame) => pane.locator("[data-row] [data-grip]");
const namesOf = (pane: Frame) =>
  pane.locator("[data-row]").evaluateAll((rows) => rows.map((row) => row.querySelector("input")?.value));

async function middleOf(pane: Frame, place: number): Promise<Point> {
  const box = await gripsOf(pane).nth(place).boundingBox();
  if (!box) throw new Error("the grip is not to be seen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Takes the first class beyond the middle of the second, and does not let go yet. */
async function dragDown(pane: Frame, pointer: Pointer): Promise<void> {
  const [from, to] = [await middleOf(pane, 0), await middleOf(pane, 1)];
  await pointer.down(from);
  for (let step = 1; step <= 6; step++) await pointer.move({ x: from.x, y: from.y + ((to.y + 8 - from.y) * step) / 6 });
}

test.each([
  { by: "mouse", pointerOf: (page: Page) => Promise.resolve(mouseOf(page)) },
  { by: "finger", pointerOf: fingerOf },
])(
  "a class is dragged by $by; Escape leaves it where it was",
  async ({ pointerOf }) => {
    const say = await speak("en");
    const { page, pane, close } = await openPane(ROWS);
    await page.setViewportSize({ width: 320, height: 1800 });
    await pane
      .getByRole("button", { name: say("welcome.selection"), exact: true })
      .first()
      .click();
    await gripsOf(pane).first().waitFor();
    const before = await namesOf(pane);
    expect(before).toEqual(["A", "B", "C"]);
    const pointer = await pointerOf(page);

    await dragDown(pane, pointer);
    await page.keyboard.press("Escape");
    await pointer.up();
    expect(await namesOf(pane)).toEqual(before);

    await dragDown(pane, pointer);
    await pointer.up();
    await pane.locator("[data-row] input").first().and(pane.locator("[value=B]")).waitFor();
    expect(await namesOf(pane)).toEqual(["B", "A", "C"]);
    await close();
  },
  180_000,
);
