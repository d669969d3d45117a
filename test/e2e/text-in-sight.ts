/**
 * What a person could not read of a page: run inside of it. Text that is cut off, that lies on other text or beyond the edge, controls that lie on each other, and a
 * page that has to be scrolled sideways. Everything is inside of one function, because it is handed to the browser as text.
 */
export function unreadable(): string[] {
  /** Rounding of layouts, and the room above and below letters that nobody sees. */
  const SLACK = 1.5;
  const found = new Set<string>();
  const page = document.scrollingElement ?? document.documentElement;
  const width = page.clientWidth;
  if (page.scrollWidth > width) found.add(`the page is ${page.scrollWidth} px wide where ${width} px are`);

  interface Line {
    readonly text: string;
    readonly node: Node;
    readonly layer: Element | null;
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  }
  const quoted = (text: string) => `“${text.replace(/\s+/g, " ").trim().slice(0, 60)}”`;

  /** Read out and not seen, on purpose. */
  const isUnseen = (start: Element) => {
    for (let at: Element | null = start; at; at = at.parentElement) {
      const { clipPath, clip, position } = getComputedStyle(at);
      if (clipPath === "inset(50%)" || (position === "absolute" && clip !== "auto")) return true;
    }
    return false;
  };
  const isShown = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !isUnseen(element);
  /** What floats over the page: below it, text is meant to be. */
  const layerOf = (start: Element) => {
    for (let at: Element | null = start; at; at = at.parentElement) {
      const { position, zIndex } = getComputedStyle(at);
      if (position === "fixed" || position === "sticky" || (position === "absolute" && Number(zIndex) > 0)) return at;
    }
    return null;
  };
  /** Where an element lets what is in it be seen, or nothing where it lets all of it. */
  const windowOf = (element: Element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const cuts = (overflow: string) => overflow === "hidden" || overflow === "clip";
    if (!cuts(overflowX) && !cuts(overflowY)) return undefined;
    // What can be scrolled to is not lost.
    return {
      left: cuts(overflowX) ? box.left : -Infinity,
      right: cuts(overflowX) ? box.right : Infinity,
      top: cuts(overflowY) ? box.top : -Infinity,
      bottom: cuts(overflowY) ? box.bottom : Infinity,
    };
  };
  const scrolls = (start: Element) => {
    for (let at: Element | null = start; at && at !== document.body; at = at.parentElement)
      if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
    return false;
  };

  const lines: Line[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = node.textContent ?? "";
    if (!parent || text.trim() === "" || parent.closest("option, script, style, textarea") || !isShown(parent))
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const layer = layerOf(parent);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (right - left < 1) continue;
      // The letters themselves: lines of one paragraph may touch above and below them.
      const rim = (bottom - top) * 0.2;
      lines.push({ text, node, layer, left, right, top: top + rim, bottom: bottom - rim });
      if ((left < -SLACK || right > width + SLACK) && !scrolls(parent)) found.add(`beyond the edge: ${quoted(text)}`);
      for (let at: Element | null = parent; at && at !== document.body; at = at.parentElement) {
        const seen = windowOf(at);
        if (!seen) continue;
        const out =
          left < seen.left - SLACK ||
          right > seen.right + SLACK ||
          top + rim < seen.top - SLACK ||
          bottom - rim > seen.bottom + SLACK;
        if (out) found.add(`cut off: ${quoted(text)}`);
      }
    }
    for (let at: Element | null = parent; at && at !== document.body; at = at.parentElement) {
      const { textOverflow, overflowX } = getComputedStyle(at);
      if (textOverflow === "ellipsis" && overflowX !== "visible" && at.scrollWidth > at.clientWidth + 1)
        found.add(`shortened: ${quoted(text)}`);
    }
  }

  lines.forEach((one, place) => {
    for (const other of lines.slice(place + 1)) {
      if (one.node === other.node || one.layer !== other.layer) continue;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (across > SLACK && down > SLACK) found.add(`on each other: ${quoted(one.text)} and ${quoted(other.text)}`);
    }
  });

  // What stands in fields is text as well, of which the browser tells no boxes.
  const pen = document.createElement("canvas").getContext("2d");
  for (const field of document.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input, select")) {
    if (!isShown(field) || field === document.activeElement) continue;
    const { font, paddingLeft, paddingRight } = getComputedStyle(field);
    const isSelect = field instanceof HTMLSelectElement;
    if (!isSelect && !/^(text|number|search|date|)$/.test(field.type)) continue;
    const text = isSelect ? (field.selectedOptions[0]?.text ?? "") : field.value || field.placeholder;
    if (!pen || text === "" || field.type === "date") continue;
    pen.font = font;
    const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    const needed = pen.measureText(text).width;
    if (needed > room + SLACK)
      found.add(`shortened in its field: ${quoted(text)} (${Math.ceil(needed)} of ${Math.floor(room)} px)`);
  }

  const controls = [...document.querySelectorAll("button, input, select, textarea, a[href], [role=slider]")]
    .filter((element) => isShown(element) && getComputedStyle(element).opacity !== "0")
    .map((element) => ({ element, layer: layerOf(element), box: element.getBoundingClientRect() }));
  const named = (element: Element) =>
    quoted(element.getAttribute("aria-label") ?? element.textContent ?? element.tagName);
  controls.forEach((one, place) => {
    for (const other of controls.slice(place + 1)) {
      if (one.layer !== other.layer || one.element.contains(other.element)) continue;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (across > SLACK && down > SLACK)
        found.add(`controls on each other: ${named(one.element)} and ${named(other.element)}`);
    }
  });
  return [...found];
}
