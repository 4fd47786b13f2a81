// Signing in with a passkey, and adding one. Everything works without this file: with a code.
const forms = document.querySelectorAll("form[data-passkey]");

function toBytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}
function toText(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
function withBytes(options) {
  const descriptors = (list) => list?.map((one) => ({ ...one, id: toBytes(one.id) }));
  const ready = { ...options, challenge: toBytes(options.challenge) };
  if (options.user) { ready.user = { ...options.user, id: toBytes(options.user.id) }; }
  if (options.allowCredentials) { ready.allowCredentials = descriptors(options.allowCredentials); }
  if (options.excludeCredentials) { ready.excludeCredentials = descriptors(options.excludeCredentials); }
  return ready;
}
function asJson(credential) {
  const given = credential.response;
  const response = { clientDataJSON: toText(given.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (given[name]) { response[name] = toText(given[name]); }
  }
  if (given.getTransports) { response.transports = given.getTransports(); }
  return {
    id: credential.id, rawId: toText(credential.rawId), type: credential.type, response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}
async function optionsOf(form) {
  const standing = form.dataset.optionsIn;
  if (standing) { return JSON.parse(document.getElementById(standing).textContent).request_options; }
  const answer = await fetch(form.dataset.options, { method: "POST", body: new FormData(form) });
  if (!answer.ok) { throw new Error("no options"); }
  return answer.json();
}
async function lend(form) {
  const said = form.querySelector("[data-passkey-failed]");
  said.hidden = true;
  try {
    const { publicKey } = await optionsOf(form);
    const ready = { publicKey: withBytes(publicKey) };
    const container = navigator.credentials;
    const adds = form.dataset.passkey === "create";
    const credential = await (adds ? container.create(ready) : container.get(ready));
    form.elements.credential.value = JSON.stringify(asJson(credential));
    form.submit();
  } catch {
    // She stopped it, it took too long, or the browser has none: nothing has changed.
    said.hidden = false;
  }
}
if (window.PublicKeyCredential) {
  for (const form of forms) {
    form.hidden = false;
    form.addEventListener("submit", (event) => { event.preventDefault(); lend(form); });
  }
  for (const words of document.querySelectorAll("[data-without-passkeys]")) { words.hidden = true; }
}
