// What a reviewer has begun to write survives a click on another figure: it waits in this tab until it is sent.
import { drafts } from "./journal.js";

const box = document.getElementById("point");
const texts = [...document.querySelectorAll("aside textarea")];
const place = (text) => (text.id === "point" ? [...new FormData(text.form)].filter(([n]) => n !== "text" && n !== "csrfmiddlewaretoken").join() : "");
const key = (text) => `${text.id}${place(text)}`;

for (const text of texts) {
  text.value ||= drafts.read(key(text));
  text.addEventListener("input", () => drafts.write(key(text), text.value));
  text.form.addEventListener("submit", () => drafts.write(key(text), ""));
}

// The place a point is written for stays in view; the box for it is beside it on a wide screen, below on a narrow one.
if (box) {
  const beside = getComputedStyle(box.closest(".side")).position === "sticky";
  addEventListener("load", () => box.focus({ preventScroll: beside }));
}

// A point typed and not yet added goes out with a return; a decision that would drop what was written asks first.
for (const form of document.querySelectorAll("form.move")) {
  form.addEventListener("submit", (event) => {
    const returns = form.matches(".move-return, .move-send_back");
    if (returns && box?.value.trim()) carry(form);
    const dropped = texts.some((text) => text.form !== form && text.value.trim());
    if (!returns && dropped && !confirm("写好的要点还没有发出，这样做会丢掉。确定继续吗？")) event.preventDefault();
  });
}

function carry(form) {
  for (const [name, value] of new FormData(box.form)) {
    if (name === "csrfmiddlewaretoken" || name === "from") continue;
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: name === "text" ? "point" : name, value });
    form.append(field);
  }
}
