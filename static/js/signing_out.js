// Who signs out leaves nothing behind in this browser.
import { forgetAll } from "./journal.js";

document.querySelector("form.sign-out")?.addEventListener("submit", forgetAll);
