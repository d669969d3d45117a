import { Combobox, Field, Option, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { searchCustomers, type CustomerIndex, type FoundCustomer } from "../../core/search/customer-search";
import { useNumbers } from "../frame/numbers";

const useStyles = makeStyles({
  field: { margin: `0 ${tokens.spacingHorizontalXS}` },
  box: { minWidth: 0, width: "100%" },
  found: { display: "flex", flexDirection: "column", minWidth: 0, overflowWrap: "anywhere" },
  more: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  unseen: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});

interface CustomerSearchProps {
  /** Nothing while the customers are being made ready. */
  readonly index: CustomerIndex | undefined;
  readonly onChoose: (key: string) => void;
}

/** Finds a customer by a few letters of its name, its id or its initials, by mouse or by keyboard. */
export function CustomerSearch({ index, onChoose }: CustomerSearchProps) {
  const { t } = useTranslation();
  const { count, say } = useNumbers();
  const styles = useStyles();
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const found = useMemo(() => (index ? say(() => searchCustomers(index, typed)) : []), [index, typed, say]);
  const isSearching = typed.trim() !== "" && index !== undefined;
  const choose = (place: string | undefined) => {
    const one = found.find((entry) => String(entry.place) === place);
    if (!one) return;
    setTyped("");
    setOpen(false);
    onChoose(one.id ?? one.name);
  };
  return (
    <>
      <Field label={t("customer.search")} size="small" className={styles.field}>
        <Combobox
          className={styles.box}
          size="small"
          freeform
          autoComplete="off"
          placeholder={t("customer.searchHint")}
          value={typed}
          selectedOptions={[]}
          open={open}
          onOpenChange={(_, { open: wanted }) => setOpen(wanted)}
          // By itself the list opens for single keys only: not for what an input method writes, nor for what is pasted.
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            setOpen(true);
          }}
          onOptionSelect={(_, { optionValue }) => choose(optionValue)}
          // Enter takes the best one: who has typed a whole name need not look for it in the list.
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.currentTarget.getAttribute("aria-activedescendant")) return;
            choose(String(found[0]?.place));
          }}
        >
          {found.map((one) => (
            <Option key={one.place} value={String(one.place)} text={one.name} checkIcon={null}>
              <span className={styles.found}>
                {one.name}
                <span className={styles.more}>{about(one)}</span>
              </span>
            </Option>
          ))}
          {isSearching && found.length === 0 && (
            <Option key="nobody" value="" disabled>
              {t("customer.nobody")}
            </Option>
          )}
        </Combobox>
      </Field>
      <div role="status" className={styles.unseen}>
        {isSearching && t("customer.found", { count: found.length, number: count(found.length) })}
      </div>
    </>
  );
}

/** What tells customers of one name apart: the id, and the money. */
function about({ id, name, amount }: FoundCustomer): string {
  return [...(id === undefined || id === name ? [] : [id]), amount].join(" · ");
}
