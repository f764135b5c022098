/* A button beside each text that is meant to be copied; the date of reading is filled in where it is left open. */

const today = () => new Date().toLocaleDateString("sv-SE"); // 2026-01-31, in the reader's own time zone

for (const text of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-quiet btn-small chrome";
  button.textContent = "复制";
  button.setAttribute("aria-label", `复制${text.dataset.copy}引用`);
  button.addEventListener("click", async () => {
    const words = text.textContent.replace("[引用日期]", `[${today()}]`);
    try {
      await navigator.clipboard.writeText(words);
      button.textContent = "已复制";
    } catch {
      getSelection().selectAllChildren(text);
      button.textContent = "已选中，请按 Ctrl+C";
    }
  });
  text.after(button);
}
