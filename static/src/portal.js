// Everything works without this file. It adds what GOV.UK Frontend's own parts can do with scripts.
import {
  Button, CharacterCount, Checkboxes, ErrorSummary, ExitThisPage, SkipLink, createAll, isSupported,
} from "./govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
if (isSupported()) {
  for (const part of [Button, CharacterCount, Checkboxes, ErrorSummary, ExitThisPage, SkipLink]) {
    createAll(part);
  }
}

// Radios that open a further field. GOV.UK's own sets aria-expanded, which a radio must not have.
function showChosen(group) {
  for (const radio of group.querySelectorAll("input[data-aria-controls]")) {
    const further = document.getElementById(radio.dataset.ariaControls);
    further?.classList.toggle("govuk-radios__conditional--hidden", !radio.checked);
  }
}
for (const group of document.querySelectorAll('[data-module="govuk-radios"]')) {
  showChosen(group);
  group.addEventListener("change", () => showChosen(group));
}
// The browser restores answers after this file has run, when the reader comes back to the page.
window.addEventListener("pageshow", () => {
  document.querySelectorAll('[data-module="govuk-radios"]').forEach(showChosen);
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
