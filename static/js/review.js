// What a reviewer has begun to write survives a click on another figure: it waits in this tab until it is sent.
const box = document.getElementById("point");
const texts = [...document.querySelectorAll("aside textarea")];
const place = (text) => (text.id === "point" ? [...new FormData(text.form)].filter(([n]) => n !== "text" && n !== "csrfmiddlewaretoken").join() : "");
const key = (text) => `${location.pathname}#${text.id}${place(text)}`;

for (const text of texts) {
  text.value ||= sessionStorage.getItem(key(text)) ?? "";
  text.addEventListener("input", () => sessionStorage.setItem(key(text), text.value));
  text.form.addEventListener("submit", () => sessionStorage.removeItem(key(text)));
}

// The place a point is written for stays in view; the box for it is beside it on a wide screen, below on a narrow one.
if (box) {
  const beside = getComputedStyle(box.closest(".side")).position === "sticky";
  addEventListener("load", () => box.focus({ preventScroll: beside }));
}
