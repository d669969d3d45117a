import type { Injector } from "@univerjs/core";
import {
  type BaseAstNode,
  type BaseReferenceObject,
  ErrorType,
  ErrorValueObject,
  type FunctionVariantType,
  IFormulaCurrentConfigService,
  IFormulaRuntimeService,
  SuffixNodeFactory,
} from "@univerjs/preset-sheets-core";

/** Has the grid read `H2#` as the area that the formula in H2 fills: Univer parses it, and answers with #VALUE! whatever is there. */
export function readSpillReferences(injector: Injector): void {
  const factory = injector.get(SuffixNodeFactory);
  const before = injector.get(IFormulaCurrentConfigService);
  const now = injector.get(IFormulaRuntimeService);
  const nodeOf = factory.checkAndCreateNodeType.bind(factory);

  const filledBy = (anchor: ReturnType<BaseAstNode["getValue"]>): FunctionVariantType => {
    if (!anchor?.isReferenceObject()) return ErrorValueObject.create(ErrorType.REF);
    const reference = anchor as BaseReferenceObject; // as just asked
    const { startRow, startColumn } = reference.getRangePosition();
    // What this calculation found so far, or what the one before left.
    const [found, known] = [now.getUnitArrayFormula(), before.getArrayFormulaRange()].map(
      (areas) => areas[reference.getUnitId()]?.[reference.getSheetId()]?.[startRow]?.[startColumn],
    );
    const own = reference.getRangeData();
    reference.setRangeData(found ?? known ?? own);
    const cells = reference.toArrayValueObject(false);
    reference.setRangeData(own);
    return cells;
  };
  factory.checkAndCreateNodeType = (param) => {
    const node = nodeOf(param);
    if (node && typeof param !== "string" && param.getToken().trim() === "#")
      node.execute = () => node.setValue(filledBy(node.getChildren()[0]?.getValue()));
    return node;
  };
}
