// People are found as one types. Without this, the button does the same.

const form = document.querySelector("form.narrow");
const WAIT = 180; // milliseconds after the last key
let timer = 0;
let asked = null;

function find() {
  const wanted = new URLSearchParams([...new FormData(form)].filter(([, value]) => value && value !== "warmest"));
  const address = `/people${wanted.size ? "?" : ""}${wanted}`;
  asked?.abort();
  asked = new XMLHttpRequest();
  asked.open("GET", address);
  asked.responseType = "document"; // read as a page, where no script runs
  asked.addEventListener("load", (event) => take(event.target, address));
  asked.send();
}

function take(answer, address) {
  const found = answer.response?.querySelector("#found");
  if (answer.status !== 200 || !found) return location.assign(address);
  document.querySelector("#found").replaceWith(document.adoptNode(found));
  document.querySelector("#count").textContent = answer.response.querySelector("#count").textContent;
  history.replaceState(null, "", address);
}

form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(find, WAIT);
});
form.addEventListener("submit", () => clearTimeout(timer));
