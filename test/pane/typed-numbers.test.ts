import { OWN_CULTURE } from "../../src/core/text/culture";
import { numbersToEdit, plainNumber, plainNumbers } from "../../src/pane/controls/typed-numbers";

const german = { decimal: ",", group: "." };
const french = { decimal: ",", group: "\u202f" };

test.each([
  { typed: "1.234,5", culture: german, is: "1234.5" },
  { typed: "1.234", culture: german, is: "1234" },
  { typed: "80,5 %", culture: german, is: "80.5" },
  { typed: "-1.234.567", culture: german, is: "-1234567" },
  { typed: "1.5", culture: german, is: undefined },
  { typed: "1.2345", culture: german, is: undefined },
  { typed: "1,234.5", culture: german, is: undefined },
  { typed: "1,2,3", culture: german, is: undefined },
  { typed: "1 234,5", culture: french, is: "1234.5" },
  { typed: "1\u202f234", culture: french, is: "1234" },
  { typed: "1.5", culture: french, is: undefined },
  { typed: "1,234.5", culture: OWN_CULTURE, is: "1234.5" },
  { typed: "12,34,567", culture: OWN_CULTURE, is: "1234567" },
  { typed: "１，２３４", culture: OWN_CULTURE, is: "1234" },
  { typed: ".5", culture: OWN_CULTURE, is: ".5" },
  { typed: "1,5", culture: OWN_CULTURE, is: undefined },
  { typed: "1.234,5", culture: OWN_CULTURE, is: undefined },
  { typed: "many", culture: german, is: "many" },
  { typed: "", culture: german, is: "" },
])("“$typed” is $is where $culture.decimal stands before decimals", ({ typed, culture, is }) => {
  expect(plainNumber(typed, culture)).toBe(is);
});

test.each([
  { typed: "80; 95,5", culture: german, is: "80, 95.5" },
  { typed: "80, 95,5", culture: german, is: "80, 95.5" },
  { typed: "80 95.5", culture: german, is: undefined },
  { typed: "80,95.5", culture: OWN_CULTURE, is: "80, 95.5" },
  { typed: "80、95.5", culture: OWN_CULTURE, is: "80, 95.5" },
])("the list “$typed” is $is", ({ typed, culture, is }) => {
  expect(plainNumbers(typed, culture)).toBe(is);
});

test.each([
  { text: "1,234.5", is: "1.234,5" },
  { text: "2025", is: "2025" },
  { text: "80, 95.5", is: "80; 95,5" },
  { text: "", is: "" },
])("a field shows “$text” as “$is” in German, and reads it back", ({ text, is }) => {
  expect(numbersToEdit(text, german)).toBe(is);
  expect(plainNumbers(is.replace("1.234", "1234"), german)).toBe(text.replace("1,234", "1234"));
});
