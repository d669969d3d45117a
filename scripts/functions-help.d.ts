/** The pages that tell of the functions as files, with the same as data for the pane: name and content. */
export function helpFiles(): Promise<readonly { readonly name: string; readonly text: string }[]>;
export const STYLE: string;
