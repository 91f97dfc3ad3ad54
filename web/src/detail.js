// The panel of what is chosen. All text goes in as text, never as markup.
export function element(tag, text, attributes = {}, ...children) {
  const made = document.createElement(tag);
  if (text !== null && text !== undefined) made.textContent = text;
  for (const [k, v] of Object.entries(attributes)) k === "onclick" ? (made.onclick = v) : made.setAttribute(k, v);
  made.append(...children);
  return made;
}

export function swatch(color, round) {
  const made = element("span", null, { class: round ? "swatch round" : "swatch", "aria-hidden": "true" });
  made.style.backgroundColor = color;
  return made;
}

const words = (type) => type.toLowerCase().replaceAll("_", " ");

// An edge in a line: when, who, what, whom.
export function line(e, names) {
  return `${e.date ? e.date + "  " : ""}${names(e.from)} ${words(e.type)} ${names(e.to)}${e.modality && e.modality !== "actual" ? ` (${e.modality})` : ""}`;
}

const SKIPPED = new Set(["id", "from", "to", "type", "color", "weight", "mutual", "sentence", "exact", "quote", "url"]);
const NODE_SKIPPED = new Set(["id", "name", "x", "y", "size", "color"]);

export function edgeDetail(e, names) {
  const title = element("h2", null, {}, swatch(e.color), element("bdi", names(e.from)), ` ${words(e.type)} `, element("bdi", names(e.to)));
  const parts = [title];
  const told = e.sentence ?? e.exact;
  if (told) parts.push(sentence(told, e.quote));
  parts.push(facts(e, SKIPPED));
  if (e.url) parts.push(link(e.url));
  return parts;
}

function sentence(text, quote) {
  const at = quote ? text.indexOf(quote) : -1;
  if (at < 0) return element("blockquote", text, { dir: "auto" });
  const marked = element("mark", quote);
  return element("blockquote", null, { dir: "auto" }, text.slice(0, at), marked, text.slice(at + quote.length));
}

function link(url) {
  if (!/^https?:\/\//i.test(url)) return element("p", url, { class: "dim" });
  return element("p", null, {}, element("a", url, { href: url, rel: "noreferrer noopener", target: "_blank" }));
}

function facts(values, skipped) {
  const list = element("dl");
  for (const [key, value] of Object.entries(values)) {
    if (skipped.has(key) || value === "" || value === false || (Array.isArray(value) && !value.length)) continue;
    const text = Array.isArray(value) ? value.join("; ") : String(value);
    list.append(element("dt", key.replaceAll("_", " ")), element("dd", text, { dir: "auto" }));
  }
  return list;
}

export function nodeDetail(n, edges, names, choose) {
  const title = element("h2", null, {}, swatch(n.color, true), element("bdi", n.name));
  const list = element("ul", null, { "aria-label": "Acts" });
  for (const e of edges.slice(0, 500)) {
    const button = element("button", null, { type: "button", onclick: () => choose(e.id) }, swatch(e.color), line(e, names));
    list.append(element("li", null, {}, button));
  }
  const more = edges.length > 500 ? [element("p", `and ${edges.length - 500} more`, { class: "dim" })] : [];
  const parts = [title, facts(n, NODE_SKIPPED), list, ...more];
  if (n.url) parts.splice(2, 0, link(n.url));
  return parts;
}
