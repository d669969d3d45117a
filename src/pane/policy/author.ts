import type { AuthorStore } from "../ports";

const KEY = "KA_author";
/** As long as a policy lets an author be. */
export const LONGEST_AUTHOR = 200;

/**
 * Who works here, as typed, kept on this machine only. Excel tells no add-in who its user is, and a name that somebody typed proves nothing. `partition` keeps
 * it apart where the page stands in others' pages. Browsers may have no storage, or forbid it: then the name is known until the pane is closed.
 */
export function authorOn(storageOf: () => Storage, partition: string | undefined): AuthorStore {
  const key = partition ? `${partition}${KEY}` : KEY;
  let known = "";
  return {
    load() {
      try {
        return storageOf().getItem(key)?.slice(0, LONGEST_AUTHOR) ?? known;
      } catch {
        return known;
      }
    },
    save(author) {
      known = author;
      try {
        if (author === "") storageOf().removeItem(key);
        else storageOf().setItem(key, author);
      } catch {
        // Full, or forbidden: it is known until the pane is closed.
      }
    },
  };
}
