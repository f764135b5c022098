/* On a report page, a switch “点数字引用”: each figure of the tables becomes a link to its own page. Off, nothing of it shows. */

const list = document.querySelector("[data-figures]");
const button = document.createElement("button");
const figures = [...document.querySelectorAll(".report-table td[id]")].filter((cell) => cell.textContent.trim());

function link(cell) {
  const anchor = document.createElement("a");
  const { figures: all, anchors } = list.dataset;
  anchor.href = anchors === undefined ? `${all}${cell.id}/` : `${all}#${cell.id}`;
  anchor.append(...cell.childNodes);
  cell.append(anchor);
}

function unlink(cell) {
  cell.replaceChildren(...cell.firstElementChild.childNodes);
}

button.type = "button";
button.className = "btn btn-quiet btn-small";
button.textContent = "点数字引用";
button.setAttribute("aria-pressed", "false");
button.addEventListener("click", () => {
  const on = button.getAttribute("aria-pressed") === "false";
  button.setAttribute("aria-pressed", String(on));
  figures.forEach(on ? link : unlink);
});
const item = document.createElement("li");
item.append(button);
list.append(item);
