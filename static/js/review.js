// The place a point is written for stays in view; the box for it is beside it on a wide screen, below on a narrow one.
const box = document.getElementById("point");
if (box) {
  const beside = getComputedStyle(box.closest(".side")).position === "sticky";
  addEventListener("load", () => box.focus({ preventScroll: beside }));
}
