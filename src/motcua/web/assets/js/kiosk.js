// Kiosk pages only. Without this file everything still works as plain links and a form.
import { typeOnScreen } from "./parts/keyboard.js";
import { watchForSilence } from "./parts/idle.js";
import { leaveNoHistory } from "./parts/no_history.js";
import { suggestWhileTyping } from "./parts/suggestions.js";

document.body.classList.add("js-enabled");
leaveNoHistory(document);
watchForSilence(document);
for (const field of document.querySelectorAll("[data-keyboard]")) typeOnScreen(field);
for (const field of document.querySelectorAll("[data-suggestions]")) suggestWhileTyping(field);
