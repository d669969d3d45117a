import { columnIndex } from "../../../src/files/xlsx/address";
import { attributeOf, childOf, childrenOf, rootOf, type Element } from "../../../src/files/xlsx/xml-edit";

/** A row of a sheet by its place in the text of the sheet. */
export interface RowPlace {
  readonly row: number;
  readonly element: Element;
}

/** A cell of a sheet by its place in the text of the sheet. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
  readonly element: Element;
}

/** The element that holds all rows. */
export function rowsElement(xml: string): Element {
  const data = childOf(xml, rootOf(xml), "sheetData");
  if (!data) throw new Error("a sheet without a place for its rows");
  return data;
}

/** The rows of a sheet, in their order; one without a number follows the one before it. */
export function rowsIn(xml: string): RowPlace[] {
  let row = -1;
  return childrenOf(xml, rowsElement(xml)).map((element) => {
    const number = attributeOf(xml, element, "r");
    row = number === undefined ? row + 1 : Number(number) - 1;
    return { row, element };
  });
}

/** The cells of a row, in their order; one without an address follows the one before it. */
export function cellsIn(xml: string, { row, element: parent }: RowPlace): CellPlace[] {
  let column = -1;
  return childrenOf(xml, parent).map((element) => {
    const letters = /^[A-Za-z]+/.exec(attributeOf(xml, element, "r") ?? "")?.[0];
    column = letters === undefined ? column + 1 : columnIndex(letters);
    return { row, column, element };
  });
}
