/** @jest-environment jsdom */
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { stampOf } from "../../src/core/policies/fingerprint";
import { readPolicy } from "../../src/core/policies/read-policy";
import { policyText } from "../../src/pane/policy/policy-file";
import { open, user } from "./pane-page";

const handed: Blob[] = [];
beforeAll(() => {
  // jsdom hands no files to anybody.
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => `blob:${handed.push(blob)}`,
    revokeObjectURL: () => undefined,
  });
  HTMLAnchorElement.prototype.click = () => undefined;
});

const choose = async (name: string, content: string | Uint8Array<ArrayBuffer>) => {
  const input = document.querySelector('input[type="file"]');
  if (!(input instanceof HTMLInputElement)) throw new Error("there is no way to choose a file");
  fireEvent.change(input, { target: { files: [new File([content], name)] } });
  await Promise.resolve();
};

test("who works here is typed once; a policy goes out as a file and comes in from one, and a wrong file says why", async () => {
  const { pane, store } = await open();
  await user.click(screen.getByRole("tab", { name: "Policy" }));
  await user.type(await screen.findByLabelText("Your name"), "Zoë");
  expect(pane.state().author).toBe("Zoë");

  await user.click(screen.getByRole("button", { name: "Export policy" }));
  expect(await screen.findByDisplayValue(/"id": "abc"/)).toBeTruthy();
  expect(handed).toHaveLength(1);

  const said: readonly (readonly [string, string | Uint8Array<ArrayBuffer>, RegExp])[] = [
    ["book.xlsx", Uint8Array.of(0x50, 0x4b, 3, 4), /book\.xlsx is a workbook/],
    ["list.csv", "a,b\n1,2", /list\.csv/],
    ["newer.json", '{"version":7}', /made by a newer KA/],
    ["wrong.json", '{"methods":[{"id":"abc","cuts":[2]}]}', /The policy cannot be used/],
  ];
  for (const [name, content, sentence] of said) {
    await choose(name, content);
    expect(await screen.findByText(sentence)).toBeTruthy();
  }
  expect(pane.state().policy.methods[0]?.id).toBe("abc");

  const { value: policy } = readPolicy({ methods: [{ id: "pareto", share: 0.6 }] });
  if (!policy) throw new Error("the test's policy is wrong");
  await choose("mine.json", policyText(policy));
  expect(await screen.findByText(/The policy of mine\.json is used/)).toBeTruthy();
  expect(stampOf(pane.state().policy)).toBe(stampOf(policy));
  await waitFor(() => expect(store.saved.at(-1)?.policy).toEqual(policy), { timeout: 20_000 });
});
