"use strict";
/* Shows each save in the page that is open: what is the same stays, with its place and focus. */

const status = (words) => {
  const line = document.getElementById("publish-status");
  if (line && line.textContent !== words) line.textContent = words;
};
const PARTS = ["publish-changed", "publish-page", "publish-faults"];
const numberOf = (page) =>
  Number(page.querySelector("meta[name=publish-version]")?.getAttribute("content"));

function sameKind(old, now) {
  return old.nodeType === now.nodeType && old.nodeName === now.nodeName;
}

function takeAttributes(old, now) {
  for (const { name } of [...old.attributes]) {
    if (!now.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of [...now.attributes]) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}

/* Makes the node ``old`` what ``now`` is, and touches nothing that is the same in both. */
function become(old, now) {
  if (old.isEqualNode(now)) return;
  if (!sameKind(old, now)) {
    old.replaceWith(document.importNode(now, true));
  } else if (old.nodeType === Node.ELEMENT_NODE) {
    takeAttributes(old, now);
    takeChildren(old, now);
  } else {
    old.nodeValue = now.nodeValue;
  }
}

function takeChildren(old, now) {
  const before = [...old.childNodes];
  const after = [...now.childNodes];
  let start = 0;
  while (start < before.length && start < after.length && before[start].isEqualNode(after[start])) {
    start += 1;
  }
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end).isEqualNode(after.at(-1 - end))) end += 1;
  const oldMiddle = before.slice(start, before.length - end);
  const newMiddle = after.slice(start, after.length - end);
  const next = before[before.length - end] ?? null;
  newMiddle.forEach((node, at) => {
    if (at < oldMiddle.length) become(oldMiddle[at], node);
    else old.insertBefore(document.importNode(node, true), next);
  });
  oldMiddle.slice(newMiddle.length).forEach((node) => node.remove());
}

function show(page) {
  const focused = document.activeElement;
  for (const id of PARTS) become(document.getElementById(id), page.getElementById(id));
  const links = (from) => from.querySelector("#publish-bar nav");
  become(links(document), links(page));
  const style = (from) => from.querySelector('link[href^="style.css"]');
  if (style(document) && style(page)) become(style(document), style(page));
  document.title = page.title;
  document.querySelector("meta[name=publish-version]").setAttribute("content", numberOf(page));
  if (focused && focused !== document.body && !focused.isConnected) {
    document.getElementById("publish-page").focus({ preventScroll: true });
  }
  status(page.getElementById("publish-status").textContent);
}

async function refresh() {
  const answer = await fetch(location.pathname, { cache: "no-store" });
  const page = new DOMParser().parseFromString(await answer.text(), "application/xhtml+xml");
  if (page.querySelector("parsererror")) {
    status("This page cannot be shown: it is no XHTML.");
    return;
  }
  show(page);
}

let waiting = Promise.resolve();
let events = null;

function listen() {
  events = new EventSource("/_preview/events");
  events.onmessage = ({ data }) => {
    if (Number(data) !== numberOf(document)) waiting = waiting.then(refresh).catch(lost);
  };
  events.onerror = lost;
}

function lost() {
  status("The preview does not answer. Is \"publish serve\" still running?");
}

/* A browser has few connections to one server: pages out of sight keep none. */
document.addEventListener("visibilitychange", () => {
  events?.close();
  if (document.visibilityState === "visible") listen();
});
document.getElementById("publish-pdf")?.addEventListener("submit", () => {
  status("The PDF is being made.");
});
if (document.visibilityState === "visible") listen();
