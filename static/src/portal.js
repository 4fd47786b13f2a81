// Everything works without this file. It adds what GOV.UK Frontend's own parts can do with scripts.
import {
  Button, CharacterCount, Checkboxes, ErrorSummary, ExitThisPage, Radios, SkipLink, createAll, isSupported,
} from "./govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
if (isSupported()) {
  for (const part of [Button, CharacterCount, Checkboxes, ErrorSummary, ExitThisPage, Radios, SkipLink]) {
    createAll(part);
  }
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
