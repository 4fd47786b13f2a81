// A tablet that staff hand over. Language first, then one question at a time; after sending, or when
// nobody touches it, everything is forgotten. Once the questions are there it needs no network.
import { CharacterCount, Checkboxes, createAll } from "./govuk-frontend.min.js";
import { contents, drawings, fonts, questions } from "./kiosk_ready.js";
import { asked, chosen, counting, holds } from "./kiosk_rules.js";
import { forward, isOnlyHere, keep, seal, watch } from "./kiosk_store.js";

const SECOND = 1000;
const THANKS = 5 * SECOND;
const ASK = 5 * 60 * SECOND;
const body = document.body;
const page = document.documentElement;
const stage = body.querySelector("[data-stage]");
const find = (name) => body.querySelector(`[data-${name}]`);
const atFirst = { tag: page.lang, dir: page.dir, script: page.className.match(/script-(\w+)/)?.[1] };
let startScreen = null;
// Who answers just now: language, form, answers by question, where she is. Null at the start.
let now = null;
let words = null;
let lastUse = Date.now();

body.classList.add("js-enabled", "govuk-frontend-supported");

// Showing --------------------------------------------------------------------

function speak({ tag, dir, script }) {
  Object.assign(page, { lang: tag, dir, className: `govuk-template script-${script}` });
  for (const sheet of document.querySelectorAll("link[data-direction]")) {
    sheet.media = sheet.dataset.direction === dir ? "all" : "not all";
  }
}
function show(...nodes) {
  stage.replaceChildren(...nodes);
  const heading = stage.querySelector("h1");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}
function made(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  // Drawings are on the page itself: without a network their files could not be had.
  for (const use of template.content.querySelectorAll("use")) {
    use.setAttribute("href", `#kiosk-${use.getAttribute("href").split("#")[1]}`);
  }
  return template.content;
}
function showWaiting(waiting, refused) {
  find("waiting").hidden = waiting === 0;
  find("waiting-english").textContent = waiting === 1 ? "1 answer waiting" : `${waiting} answers waiting`;
  const theirs = words && page.lang !== "en-GB" ? words.waiting.replace("{number}", words.numbers[waiting] ?? waiting) : "";
  if (find("waiting-words")) { find("waiting-words").textContent = theirs; }
  find("refused").hidden = refused === 0;
  find("refused").textContent = `Not taken by the portal, and kept here: ${refused}. Tell whoever looks after the portal.`;
}

// Steps ----------------------------------------------------------------------

function reset() {
  now = null;
  words = null;
  speak(atFirst);
  find("tools").hidden = true;
  find("idle-bar").hidden = true;
  show(startScreen);
  watch(showWaiting);
  ask();
}
function chooseLanguage(button) {
  const form = now?.form;
  words = contents.get(`${button.dataset.language}/standard`).words;
  now ??= { answers: new Map(), id: crypto.randomUUID(), form: "", at: "" };
  now.language = button.dataset.language;
  // Back, in whatever way, leads to the start; there is no other page to come back to.
  if (!history.state?.inside) { history.pushState({ inside: true }, ""); }
  speak(content());
  find("do=language").textContent = words.language;
  find("do=stop").textContent = words.stop;
  find("do=stay").textContent = words.go_on;
  watch(showWaiting);
  if (form) { showAt(now.at); } else { showForms(); }
}
function content() {
  return contents.get(`${now.language}/${now.form || "standard"}`);
}
function showForms() {
  now.at = "";
  find("tools").hidden = false;
  show(made(content().parts.forms));
}
function showAt(code) {
  find("tools").hidden = false;
  const pages = asked(content().pages, now.answers);
  const index = pages.findIndex((one) => one.code === code);
  now.at = pages[index]?.code ?? "";
  if (index < 0) { show(made(content().parts.send)); return; }
  show(made(pages[index].html));
  createAll(Checkboxes, {}, stage);
  createAll(CharacterCount, {}, stage);
  stage.querySelector("[data-place]").textContent = words.progress
    .replace("{number}", words.numbers[index + 1]).replace("{total}", words.numbers[pages.length]);
  fill(pages[index]);
  look(pages[index]);
}
function move(by) {
  const pages = asked(content().pages, now.answers);
  const index = now.at ? pages.findIndex((one) => one.code === now.at) + by : pages.length + by;
  if (index < 0) { now.form = ""; showForms(); } else { showAt(pages[index]?.code ?? ""); }
}

// Answers --------------------------------------------------------------------

const here = () => content().pages.find((one) => one.code === now.at);
const box = (question) => stage.querySelector(`[data-question="${question.code}"]`);

function fill({ questions }) {
  for (const question of questions) {
    const given = now.answers.get(question.code);
    for (const field of box(question).querySelectorAll("input, textarea")) {
      field.autocomplete = "off";
      field.spellcheck = false;
      if (["radio", "checkbox"].includes(field.type)) { field.checked = chosen(given).includes(field.value); } else { field.value = given ?? ""; }
    }
  }
}
function take(question) {
  const ticked = [...box(question).querySelectorAll("input:checked")].map((field) => field.value);
  if (question.type === "choices") { return ticked; }
  if (question.type === "choice") { return ticked[0] ?? ""; }
  const { value } = box(question).querySelector("input, textarea");
  return question.type === "number" ? value.replace(/\P{Nd}/gu, "") : value.trim();
}
// Takes what the page says, and shows what follows from it: further questions, help numbers.
function look({ questions }) {
  for (const question of questions) { now.answers.set(question.code, take(question)); }
  const counted = counting(content().pages, now.answers);
  for (const question of questions) { box(question).hidden = !holds(question.visible_if, counted); }
  const help = stage.querySelector("[data-help]");
  const isWanted = questions.some((one) => chosen(counted.get(one.code)).some((code) => one.help.includes(code)));
  if (help.hidden === isWanted) { help.replaceChildren(...(isWanted ? [made(content().parts.help)] : [])); }
  help.hidden = !isWanted;
  if (isWanted) { help.scrollIntoView({ block: "nearest" }); }
}
function next() {
  look(here());
  const isMissing = (one) => one.required && !box(one).hidden && chosen(now.answers.get(one.code)).length === 0;
  const needed = stage.querySelector("[data-needed]");
  needed.hidden = !here().questions.some(isMissing);
  needed.textContent = needed.hidden ? "" : words.needed;
  if (needed.hidden) { move(1); }
}
function skip() {
  for (const question of here().questions) { now.answers.delete(question.code); }
  move(1);
}
async function send() {
  const { id, answers } = now;
  const { version, language, form, pages, parts } = content();
  const today = new Date();
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  // Whoever presses twice has sent already.
  now = null;
  find("tools").hidden = true;
  find("idle-bar").hidden = true;
  const sealed = await seal(body.dataset.key, id, {
    version, language, form, day, answers: Object.fromEntries(counting(pages, answers)),
  });
  await keep({ ...sealed, url: body.dataset.answers });
  show(made(parts.thanks));
  setTimeout(() => { if (!now) { reset(); } }, THANKS);
  forward();
}

// Presses --------------------------------------------------------------------

const DO = {
  back: () => { if (now.at) { look(here()); } move(-1); },
  skip,
  send,
  stop: reset,
  stay: () => {},
  language: () => { if (now.at) { look(here()); } find("tools").hidden = true; show(startScreen); },
};
function press(event) {
  const button = event.target.closest("button");
  if (!button) { return; }
  const { do: what, language, form } = button.dataset;
  if (language) { chooseLanguage(button); }
  if (form && now) { now.form = form; showAt(asked(content().pages, now.answers)[0]?.code ?? ""); }
  if (what && (now || what === "stop")) { DO[what](); }
}

// Time -----------------------------------------------------------------------

function tick() {
  const idle = Number(body.dataset.idle) * SECOND;
  const left = idle - (Date.now() - lastUse);
  const bar = find("idle-bar");
  if (!now) { bar.hidden = true; return; }
  if (left <= 0) { reset(); return; }
  const isNear = left <= Number(body.dataset.warning) * SECOND;
  if (isNear && bar.hidden) { find("idle-words").textContent = `${words.still_here} ${words.going}`; }
  if (isNear) { find("idle-count").textContent = words.numbers[Math.ceil(left / SECOND)]; }
  bar.hidden = !isNear;
}
// Asks the portal, between two people, whether the tablet is still in use and the questions the same.
async function ask() {
  try {
    const answer = await fetch(body.dataset.state, { cache: "no-store", credentials: "omit" });
    const state = answer.ok ? await answer.json() : null;
    const isOld = state && (!state.open || state.questions !== body.dataset.questions);
    if (isOld && !now && !isOnlyHere()) { window.location.reload(); }
  } catch {
    // No network: it goes on as it is.
  }
}

// Getting ready --------------------------------------------------------------

async function getReady() {
  startScreen = document.createElement("div");
  startScreen.append(...stage.childNodes);
  show(startScreen);
  const note = find("getting-ready");
  note.hidden = false;
  if (!window.crypto?.subtle || !window.indexedDB) {
    note.textContent = "This browser cannot keep answers safe. Use a current browser, and an address with https.";
    return;
  }
  document.addEventListener("click", press);
  document.addEventListener("submit", (event) => { event.preventDefault(); next(); });
  stage.addEventListener("input", () => { if (now?.at) { look(here()); } });
  for (const kind of ["pointerdown", "keydown", "input", "wheel"]) {
    document.addEventListener(kind, () => { lastUse = Date.now(); }, { passive: true, capture: true });
  }
  window.addEventListener("popstate", reset);
  window.addEventListener("pageshow", (event) => { if (event.persisted) { window.location.reload(); } });
  setInterval(tick, SECOND / 4);
  setInterval(() => { if (!now) { ask(); } }, ASK);
  const buttons = [...startScreen.querySelectorAll("[data-language]")];
  await Promise.all([...buttons.map(questions), ...body.dataset.sprites.split(" ").map(drawings), fonts()]);
  note.remove();
  body.dataset.ready = "";
}

watch(showWaiting);
forward();
if (stage) { getReady(); }
