// Every page. Without this file everything still works: it only adds comfort.
import {
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
  createAll,
  isSupported,
} from "govuk-frontend";
import htmx from "htmx.org";

import { startConversations } from "./parts/assistant.js";
import { showCopyButtons } from "./parts/copy.js";
import { startOffline } from "./parts/offline.js";
import { showPrintButtons } from "./parts/print.js";
import { walkSuggestions } from "./parts/suggest.js";
import { say, texts } from "./parts/texts.js";
import { followUploads } from "./parts/upload.js";
import { offerVoice } from "./parts/voice.js";

// The content security policy allows neither eval nor inline styles.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.attributesToSettle = ["class", "width", "height"];
htmx.config.selfRequestsOnly = true;

const components = [
  [Accordion, { i18n: texts.accordion }],
  [Button, { preventDoubleClick: true }],
  [CharacterCount, { i18n: texts.characterCount }],
  [Checkboxes],
  [ErrorSummary],
  [NotificationBanner],
  [PasswordInput, { i18n: texts.passwordInput }],
  [Radios],
  [ServiceNavigation],
  [SkipLink],
  [Tabs],
];

/** Bring the components inside `scope` to life; called again for every fragment that arrives. */
function enliven(scope) {
  for (const [component, config] of components) createAll(component, config, scope);
  showCopyButtons(scope);
  showPrintButtons(scope);
  offerVoice(scope);
}

/** A page in which something is wrong says so first in its title, also when only a part of it was exchanged. */
function titleErrors() {
  const prefix = say("Lỗi: ", "Error: ");
  const bare = document.title.startsWith(prefix) ? document.title.slice(prefix.length) : document.title;
  document.title = document.querySelector(".govuk-error-summary, .govuk-error-message") ? prefix + bare : bare;
}

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
if (isSupported()) {
  enliven(document);
  document.body.addEventListener("htmx:afterSettle", (event) => {
    enliven(event.target);
    titleErrors();
  });
}
followUploads(document.body);
startConversations(document.body, (address, target) => htmx.ajax("GET", address, { target, swap: "innerHTML" }));
startOffline(document.body);
walkSuggestions(document.body, (input) => htmx.trigger(input, "htmx:abort"));
