// Answers on their way from a tablet: sealed at once, kept on the device, and forgotten only when the
// portal says that it has them. surveys/doors/sealed.py opens them.
const PURPOSE = new TextEncoder().encode("survey answers of a tablet");
const FIRST_PAUSE = 3000;
const LONGEST_PAUSE = 5 * 60 * 1000;
const DONE = "done";
const REFUSED = "refused";
const LATER = "later";

// Sealing --------------------------------------------------------------------

function base64(bytes) {
  return btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
}
function bytes(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
export async function seal(publicKey, id, content) {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const theirs = await crypto.subtle.importKey("spki", bytes(publicKey), curve, false, []);
  const mine = await crypto.subtle.generateKey(curve, false, ["deriveBits"]);
  const secret = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, mine.privateKey, 256);
  const material = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const key = await crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: PURPOSE },
    material, { name: "AES-GCM", length: 256 }, false, ["encrypt"],
  );
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(content));
  const body = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(id) }, key, plain);
  const point = await crypto.subtle.exportKey("raw", mine.publicKey);
  return { id, key: base64(point), iv: base64(iv), body: base64(body) };
}

// Keeping --------------------------------------------------------------------

const inMemory = new Map();
// Only where the browser has no room for them: they are sent while the page is open.
let opened = null;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("tablet", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("waiting", { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => { opened = null; reject(request.error); };
  });
  return opened;
}
async function inStore(mode, work) {
  const store = (await database()).transaction("waiting", mode).objectStore("waiting");
  return new Promise((resolve, reject) => {
    const request = work(store);
    store.transaction.oncomplete = () => resolve(request.result);
    store.transaction.onabort = () => reject(store.transaction.error);
  });
}
export async function keep(sealed) {
  try {
    await inStore("readwrite", (store) => store.put(sealed));
  } catch {
    inMemory.set(sealed.id, sealed);
  }
  await tell();
}
async function forget(id) {
  inMemory.delete(id);
  await inStore("readwrite", (store) => store.delete(id)).catch(() => {});
}
async function all() {
  const kept = await inStore("readonly", (store) => store.getAll()).catch(() => []);
  return [...kept, ...inMemory.values()];
}
export function isOnlyHere() {
  return inMemory.size > 0;
}

// Sending --------------------------------------------------------------------

const refused = new Set();
// Of this opening of the page: the next one tries them again.
let tellOf = () => {};
let isSending = false;
let pause = FIRST_PAUSE;
let timer = 0;

export function watch(listener) {
  tellOf = listener;
  return tell();
}
async function tell() {
  const kept = await all();
  tellOf(kept.filter((one) => !refused.has(one.id)).length, kept.filter((one) => refused.has(one.id)).length);
}
async function post({ url, ...sealed }) {
  try {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(sealed), credentials: "omit" });
    if (answer.ok) { return DONE; }
    return answer.status === 429 || answer.status >= 500 ? LATER : REFUSED;
  } catch {
    return LATER;
  }
}
async function sendAll() {
  for (;;) {
    const [next] = (await all()).filter((one) => !refused.has(one.id));
    if (!next) { return true; }
    const outcome = await post(next);
    if (outcome === LATER) { return false; }
    if (outcome === DONE) { await forget(next.id); } else { refused.add(next.id); }
    await tell();
  }
}
// One after the other; without a network again and again, with longer and longer pauses.
export async function forward() {
  clearTimeout(timer);
  if (isSending) { return; }
  isSending = true;
  const isDone = await sendAll().finally(() => { isSending = false; });
  pause = isDone ? FIRST_PAUSE : Math.min(pause * 2, LONGEST_PAUSE);
  if (!isDone) { timer = setTimeout(forward, pause); }
}
window.addEventListener("online", () => { pause = FIRST_PAUSE; forward(); });
