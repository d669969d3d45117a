/** What is noticed where the pane adds sample rows, or shows where something stands. */
export interface PlacesFacts {
  sampleAdded: { readonly sheet: string };
  sampleRemoved: { readonly sheet: string };
  /** Somebody changed the sheet since, or it is gone. */
  sampleChanged: { readonly sheet: string };
  cellsGone: { readonly where: string };
}
