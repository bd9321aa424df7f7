// Stage two of the floor, fetched by the click: a dialog with a form of plain elements.
let panel;

export function showForm() {
  panel ??= makePanel();
  panel.hidden = false;
  panel.querySelector("input").focus();
}

function makePanel() {
  const dialog = document.createElement("div");
  dialog.className = "ask-panel";
  dialog.setAttribute("role", "dialog");
  dialog.setAttribute("aria-label", "Ajuda");
  const form = document.createElement("form");
  form.append(
    labelled("Nome", document.createElement("input")),
    labelled("E-mail", document.createElement("input")),
    labelled("Motivo de contato", choices(["Domínios", "Leads", "Páginas", "Financeiro"])),
    labelled("Detalhes", document.createElement("textarea")),
  );
  const send = document.createElement("button");
  send.textContent = "Enviar";
  form.append(send);
  form.addEventListener("submit", (event) => event.preventDefault());
  dialog.append(form);
  document.body.append(dialog);
  return dialog;
}

function labelled(name, control) {
  const label = document.createElement("label");
  label.append(name, control);
  return label;
}

function choices(names) {
  const select = document.createElement("select");
  for (const name of names) select.append(new Option(name));
  return select;
}
