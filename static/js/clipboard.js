/* What is pasted keeps its tables: the clipboard's HTML goes into a hidden field beside the plain text. */

const MOST = 4_000_000; // more than any report; a form field has its limits
const text = document.getElementById("id_text");
const html = document.getElementById("id_html");
let pasted = "";

text?.addEventListener("paste", (event) => {
  const [plain, rich] = ["text/plain", "text/html"].map((type) => event.clipboardData.getData(type));
  const alone = plain.trim() && (text.value === "" || text.selectionEnd - text.selectionStart === text.value.length);
  setTimeout(() => {
    pasted = text.value;
    html.value = alone && /<table/i.test(rich) && rich.length < MOST ? rich : "";
  });
});
// typed over, the text is what counts
text?.addEventListener("input", (event) => {
  if (event.inputType !== "insertFromPaste" && text.value !== pasted) html.value = "";
});
