// The floor of the comparison: the least that a page can do. Stage one is a button.
const button = document.createElement("button");
button.type = "button";
button.className = "ask";
button.textContent = "?";
button.setAttribute("aria-label", "Ajuda");
button.addEventListener("click", () => import("./floor-form.js").then(({ showForm }) => showForm()));
document.body.append(button);
