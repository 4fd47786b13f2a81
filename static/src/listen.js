// Reading aloud: where the device has a voice for the page's language, or there is a recording.
// Loaded by the pages that have a button for it (components/listen.html).
const voices = window.speechSynthesis;
let reading = null;
let recording = null;

function hasVoice(language) {
  const same = (voice) => voice.lang.split(/[-_]/)[0].toLowerCase() === language.split("-")[0];
  return Boolean(voices?.getVoices().some(same));
}
function showListenButtons() {
  const canRead = hasVoice(document.documentElement.lang);
  for (const button of document.querySelectorAll("[data-listen]")) {
    button.hidden = !(canRead || button.dataset.recording);
  }
}
// One block after another: browsers break off in the middle of a long text.
function blocksOf(element) {
  const blocks = [...element.querySelectorAll("h1, h2, h3, h4, p, li, label, legend, dt, dd, th, td")];
  const last = blocks.filter((block) => !blocks.some((other) => other !== block && block.contains(other)));
  return (last.length ? last : [element]).filter(
    (block) => block.innerText.trim() && !block.closest("[hidden], [aria-hidden=true], .no-listen"),
  );
}
// English that stands in for a missing translation is a span of its own that fills its block.
function languageOf(block) {
  const inner = block.querySelector("[lang]");
  const fills = inner && inner.innerText.trim() === block.innerText.trim();
  return (fills ? inner : block.closest("[lang]")).lang;
}
function say(button, reads) {
  button.querySelector("[data-listen-words]").textContent = reads ? button.dataset.stop : button.dataset.start;
}
function stopReading() {
  const button = reading;
  reading = null;
  voices?.cancel();
  recording?.pause();
  recording = null;
  if (button) { say(button, false); }
}
function startReading(button) {
  reading = button;
  say(button, true);
  const end = () => { if (reading === button) { stopReading(); } };
  if (button.dataset.recording) {
    const sound = new Audio(button.dataset.recording);
    recording = sound;
    sound.addEventListener("ended", () => { if (recording === sound) { end(); } });
    sound.play().catch(() => { if (recording === sound) { end(); } });
    return;
  }
  const element = document.getElementById(button.dataset.listen);
  const parts = element ? blocksOf(element).map((block) => {
    const part = new SpeechSynthesisUtterance(block.innerText);
    part.lang = languageOf(block);
    return part;
  }) : [];
  if (!parts.length) { end(); return; }
  const lastPart = parts.at(-1);
  // Another reading may have begun by the time this one ends.
  lastPart.addEventListener("end", () => { if (button.lastPart === lastPart) { end(); } });
  button.lastPart = lastPart;
  parts.forEach((part) => voices.speak(part));
}
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-listen]");
  if (!button) { return; }
  const again = reading === button;
  stopReading();
  if (!again) { startReading(button); }
});
voices?.addEventListener?.("voiceschanged", showListenButtons);
document.addEventListener("htmx:load", showListenButtons);
window.addEventListener("pagehide", stopReading);
showListenButtons();
