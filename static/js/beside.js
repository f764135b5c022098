/* A cell of the form and the place it was read from light up together; the other pane scrolls, the page stays. */

const pair = document.querySelector("[data-pair]");
const panes = [...(pair?.querySelectorAll(".pane") ?? [])];
let lit = [];

for (const kind of ["focusin", "click"]) pair?.addEventListener(kind, show);

function show(event) {
  const link = event.target.closest("td")?.querySelector('a[href^="#"]');
  const other = link && document.getElementById(link.hash.slice(1));
  if (!other) return;
  if (event.type === "click" && event.target.closest("a")) event.preventDefault();
  lit.forEach((cell) => cell.classList.remove("lit"));
  lit = [link.closest("td"), other];
  lit.forEach((cell) => cell.classList.add("lit"));
  bring(other);
}

/** Into the middle of its own pane, without moving anything else. */
function bring(cell) {
  const pane = panes.find((one) => one.contains(cell));
  const [inner, outer] = [cell.getBoundingClientRect(), pane.getBoundingClientRect()];
  pane.scrollBy({
    top: inner.top - outer.top - (outer.height - inner.height) / 2,
    left: inner.left - outer.left - (outer.width - inner.width) / 2,
  });
}
