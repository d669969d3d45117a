import type { Book } from "./book";
import { HostObject } from "./host-object";

/** What the add-in told Excel about itself: ribbon, task pane. */
export interface Shell {
  /** JSON of the last `Office.ribbon.requestUpdate`. */
  ribbon: string;
  /** Of the task pane, as `Office.addin` sets it. */
  paneState: string;
  /** Ids of ribbon commands whose `event.completed()` was called. */
  readonly completedCommands: string[];
}

export function newShell(): Shell {
  return { ribbon: "", paneState: "Visible", completedCommands: [] };
}

/** A service other than the workbook, by its name on the wire. */
export function serviceNamed(name: string, book: Book, shell: Shell): HostObject | undefined {
  switch (name) {
    case "Microsoft.InternalService.AddinInternalService":
      return new AddinInternalService(book);
    case "Microsoft.DynamicRibbon.DynamicRibbon":
      return new DynamicRibbon(book, shell);
    case "Microsoft.AppRuntime.AppRuntimeService":
      return new AppRuntimeService(book, shell);
    case "Microsoft.AppRuntime.AppRuntimePersistenceService":
      return new AppRuntimePersistenceService(book);
    default:
      return undefined;
  }
}

class AddinInternalService extends HostObject {
  readonly _class = "AddinInternalService";
  notifyActionHandlerReady(): void {
    // The client says it listens; Excel answers nothing.
  }
}

class DynamicRibbon extends HostObject {
  readonly _class = "DynamicRibbon";
  constructor(
    book: Book,
    readonly _shell: Shell,
  ) {
    super(book);
  }
  executeRequestUpdate(json: string): void {
    this._shell.ribbon = json;
  }
}

class AppRuntimeService extends HostObject {
  readonly _class = "AppRuntimeService";
  constructor(
    book: Book,
    readonly _shell: Shell,
  ) {
    super(book);
  }
  getAppRuntimeState(): string {
    return this._shell.paneState;
  }
  setAppRuntimeState(state: string): void {
    this._shell.paneState = state;
  }
}

class AppRuntimePersistenceService extends HostObject {
  readonly _class = "AppRuntimePersistenceService";
  getAppRuntimeStartState(): string {
    return this._book.startState;
  }
  setAppRuntimeStartState(state: string): void {
    this._book.startState = state;
  }
}
