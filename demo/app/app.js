// The page's own few lines: the drawer on small screens and the one-key shortcut that many products have.
const menu = document.getElementById("menu-button");
const side = document.getElementById("side");

/** @param {boolean} open */
function showSide(open) {
  side?.classList.toggle("open", open);
  menu?.setAttribute("aria-expanded", String(open));
}

menu?.addEventListener("click", () => showSide(menu.getAttribute("aria-expanded") !== "true"));
side?.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("a")) showSide(false);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") showSide(false);
});

/** "/" puts the cursor into the search, unless the customer is writing somewhere in the page. */
document.addEventListener("keydown", (event) => {
  const writing = event.target instanceof Element && event.target.matches("input, textarea, select");
  if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  document.getElementById("search")?.focus();
});

// There is nothing to find in an invented shop; the form would only load the page anew.
document.querySelector("form.search")?.addEventListener("submit", (event) => event.preventDefault());
