/** The functions as the page loads them, with what the page's own entry says to them. */
import "../../src/functions/functions";

export { explainIn } from "../../src/functions/answers";
