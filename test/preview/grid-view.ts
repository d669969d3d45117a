import { IRenderManagerService, SHEET_VIEWPORT_KEY } from "@univerjs/preset-sheets-core";
import { type Address, parseAddress } from "../host/address";
import type { CellStore } from "../host/store";
import type { Grid } from "./univer";
import type { PreviewGrid } from "./window";

function parsed(text: string): Address {
  const address = parseAddress(text);
  if (!address) throw new Error(`Not an address: ${text}`);
  return address;
}

/** Opens the grid to tests. */
export function viewGrid(grid: Grid, store: CellStore): PreviewGrid {
  const workbook = grid.book.getWorkbook();
  const sheetOf = ({ sheet }: Address) => {
    const found = sheet === undefined ? workbook.getActiveSheet() : workbook.getSheetBySheetName(sheet);
    if (!found) throw new Error(`No sheet ${String(sheet)}`);
    return found;
  };
  const box = (row: number, column: number) => {
    const { x, y, width, height } = grid.book.getActiveSheet().getRange(row, column).getCellRect();
    const render = grid.injector.get(IRenderManagerService).getRenderById(grid.unitId);
    const view = render?.scene.getViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN);
    const canvas = render?.engine.getCanvasElement().getBoundingClientRect();
    if (!view || !canvas) throw new Error("The grid is not drawn yet");
    const frozen = workbook.getActiveSheet().getFreeze();
    return {
      x: canvas.x + x - (column < frozen.xSplit ? 0 : view.viewportScrollX),
      y: canvas.y + y - (row < frozen.ySplit ? 0 : view.viewportScrollY),
      width,
      height,
      canvas,
    };
  };
  return {
    async reveal(text) {
      const { row, column } = parsed(text).rect;
      let found = box(row, column);
      const isShown = () =>
        found.x >= found.canvas.x + 40 &&
        found.y >= found.canvas.y + 20 &&
        found.x + found.width <= found.canvas.right - 20 &&
        found.y + found.height <= found.canvas.bottom - 20;
      if (!isShown()) {
        grid.book.getActiveSheet().scrollToCell(Math.max(0, row - 3), Math.max(0, column - 1));
        await new Promise((resolve) => setTimeout(resolve, 300));
        found = box(row, column);
      }
      return { x: found.x, y: found.y, width: found.width, height: found.height };
    },
    read(text) {
      const address = parsed(text);
      return store.values(sheetOf(address).getSheetId(), address.rect);
    },
    drawn(text) {
      const address = parsed(text);
      const style = sheetOf(address).getComposedCellStyle(address.rect.row, address.rect.column);
      return { fill: style.bg?.rgb ?? "", font: style.cl?.rgb ?? "" };
    },
    sheets: () => store.sheets().flatMap(({ name, visibility }) => (visibility === "Visible" ? [name] : [])),
    activeSheet: () => workbook.getActiveSheet().getName(),
  };
}
