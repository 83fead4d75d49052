/** Filters the table of cases. */
const form = document.querySelector<HTMLFormElement>("#filters");
const rows = [...document.querySelectorAll<HTMLTableRowElement>("#cases tbody tr")];
const count = document.querySelector<HTMLOutputElement>("#count");

function apply(): void {
  if (form === null || count === null) return;
  const chosen = new FormData(form);
  const value = (name: string): string => String(chosen.get(name) ?? "");
  const text = value("text").trim().toLowerCase();
  let shown = 0;
  for (const row of rows) {
    const isShown =
      ["group", "dtype", "mark"].every((name) => value(name) === "" || row.dataset[name] === value(name)) &&
      (row.dataset.text ?? "").includes(text);
    row.hidden = !isShown;
    if (isShown) shown++;
  }
  count.value = `${shown} of ${rows.length}`;
}

form?.addEventListener("input", apply);
form?.addEventListener("submit", (event) => event.preventDefault());
apply();
