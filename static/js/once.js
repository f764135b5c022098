// A form marked data-once is sent once: the second click of a double click finds its buttons resting.
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", () => {
    for (const button of form.querySelectorAll("button")) setTimeout(() => (button.disabled = true));
  });
}
// back from the browser's cache the buttons must work again
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const button of document.querySelectorAll("form[data-once] button[type=submit]")) button.disabled = false;
});
