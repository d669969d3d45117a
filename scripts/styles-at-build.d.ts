/** The module with its styles made, where they can be; styles are written without types. */
export function withStyles(source: string): string;
