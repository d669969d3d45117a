import { type IUndoRedoItem, LocalUndoRedoService } from "@univerjs/core";

/**
 * Univer's undo stack, with the gift of gathering everything between {@link begin} and {@link end} into one step,
 * as Excel does with one batch of an add-in.
 */
export class BatchingUndo extends LocalUndoRedoService {
  private batch: { readonly unitId: string; readonly items: IUndoRedoItem[] } | undefined;

  /** From now on the steps of this workbook are held back. Steps of other units (cell editors) go through. */
  begin(unitId: string): void {
    this.batch = { unitId, items: [] };
  }

  /** Pushes what was held back as one step; nothing when nothing was done. */
  end(): void {
    const batch = this.batch;
    this.batch = undefined;
    if (!batch || batch.items.length === 0) return;
    super.pushUndoRedo({
      unitID: batch.unitId,
      redoMutations: batch.items.flatMap(({ redoMutations }) => redoMutations),
      // Univer runs undo mutations in the order given; a batch is undone from its last step to its first.
      undoMutations: batch.items.toReversed().flatMap(({ undoMutations }) => undoMutations),
    });
  }

  override pushUndoRedo(item: IUndoRedoItem): void {
    if (this.batch && item.unitID === this.batch.unitId) this.batch.items.push(item);
    else super.pushUndoRedo(item);
  }
}
