import {
  ICommandService,
  type Injector,
  type IWorkbookData,
  IUndoRedoService,
  LocaleType,
  LogLevel,
  mergeLocales,
  Univer,
} from "@univerjs/core";
import { FUniver } from "@univerjs/core/lib/facade";
import { UniverSheetsConditionalFormattingPreset } from "@univerjs/preset-sheets-conditional-formatting";
import conditionalFormattingTexts from "@univerjs/preset-sheets-conditional-formatting/locales/en-US";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import coreTexts from "@univerjs/preset-sheets-core/locales/en-US";
import { UniverSheetsTablePreset, UniverSheetsTableUIPlugin } from "@univerjs/preset-sheets-table";
import tableTexts from "@univerjs/preset-sheets-table/locales/en-US";
import { BatchingUndo } from "./batching-undo";
import { readSpillReferences } from "./spill-references";

/** A started grid with one workbook open, and the doors into it that the preview uses. */
export interface Grid {
  readonly api: FUniver;
  readonly book: NonNullable<ReturnType<FUniver["getActiveWorkbook"]>>;
  readonly unitId: string;
  readonly injector: Injector;
  readonly commands: ICommandService;
  readonly undo: BatchingUndo;
  /** Takes the grid off the page. */
  close(): void;
}

/** Starts Univer in the element with the given id and opens the workbook. */
export function startGrid(container: string, workbook: IWorkbookData): Grid {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: mergeLocales(coreTexts, conditionalFormattingTexts, tableTexts) },
    // Patching the service after it was handed out is not seen by commands; replacing its class is.
    override: [[IUndoRedoService, { useClass: BatchingUndo }]],
    logLevel: LogLevel.WARN,
  });
  const registered = new Set<string>();
  const presets = [
    // The grid must not take the focus from the pane.
    UniverSheetsCorePreset({ container, disableAutoFocus: true }),
    UniverSheetsConditionalFormattingPreset(),
    UniverSheetsTablePreset(),
  ];
  for (const { plugins } of presets) {
    for (const entry of plugins) {
      const [plugin, given] = Array.isArray(entry) ? entry : [entry, undefined];
      // Excel shows no name above a table; Univer's would hide a frozen header.
      const options = plugin === UniverSheetsTableUIPlugin ? { ...given, hideAnchor: true } : given;
      if (registered.has(plugin.pluginName)) continue;
      registered.add(plugin.pluginName);
      univer.registerPlugin(plugin, options);
    }
  }
  const api = FUniver.newAPI(univer);
  const book = api.createWorkbook(workbook);
  const injector = univer.__getInjector();
  readSpillReferences(injector);
  const undo = injector.get(IUndoRedoService);
  if (!(undo instanceof BatchingUndo)) throw new Error("Univer did not take the undo stack of the preview");
  const commands = injector.get(ICommandService);
  return { api, book, unitId: book.getId(), injector, commands, undo, close: () => univer.dispose() };
}
