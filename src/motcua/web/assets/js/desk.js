// Officers' pages only, after motcua.js: everything a hand can do without leaving the keyboard.
import { startShortcuts } from "./parts/shortcuts.js";

startShortcuts(document);
