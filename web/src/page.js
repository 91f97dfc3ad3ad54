// The page: search, filters and choice over the drawing of view.js and the panel of detail.js.
import { edgeDetail, element, line, nodeDetail, swatch } from "./detail.js";
import { build, draw } from "./view.js";

const byId = (id) => document.getElementById(id);
const data = JSON.parse(byId("data").textContent);
const graph = build(data);
const state = { shown: new Set(), visible: new Set(), near: null, center: null, edge: null };
const names = (id) => graph.getNodeAttribute(id, "label");
const edgeOf = (id) => graph.getEdgeAttribute(id, "of");
let view = null;

try {
  view = draw(graph, byId("graph"), state);
  view.on("clickEdge", ({ edge }) => chooseEdge(edge));
  view.on("clickNode", ({ node }) => chooseNode(node));
  view.on("clickStage", () => chooseNothing());
  view.on("enterEdge", () => (byId("graph").style.cursor = "pointer"));
  view.on("leaveEdge", () => (byId("graph").style.cursor = ""));
} catch (problem) {
  const said = `This browser can't draw the graph (${problem.message}). Search and filters work; acts are listed here.`;
  byId("graph").replaceChildren(element("p", said, { class: "hint" }), element("ul", null, { id: "list" }));
}

function checks(box, values, colors) {
  for (const [value, count] of values) {
    const input = element("input", null, { type: "checkbox", value });
    input.checked = true;
    input.addEventListener("change", filter);
    const mark = colors ? [swatch(colors.get(value))] : [];
    box.append(element("label", null, {}, input, ...mark, `${value.toLowerCase().replaceAll("_", " ")} (${count})`));
  }
  box.hidden = values.length < 2 && !colors;
}

function counted(key) {
  const found = new Map();
  for (const e of data.edges) if (e[key]) found.set(e[key], (found.get(e[key]) ?? 0) + 1);
  return [...found].sort((a, b) => b[1] - a[1]);
}

const off = (box) => new Set([...box.querySelectorAll("input:not(:checked)")].map((i) => i.value));

function filter() {
  const types = off(byId("types"));
  const modalities = off(byId("modalities"));
  const [confidence, sources] = [Number(byId("confidence").value), Number(byId("sources").value)];
  const [since, until] = [byId("since").value, byId("until").value];
  byId("confidence-value").value = confidence;
  byId("sources-value").value = sources;
  const kept = data.edges.filter(
    (e) =>
      !types.has(e.type) &&
      !modalities.has(e.modality) &&
      (e.confidence ?? 1) >= confidence &&
      (e.sources ?? 1) >= sources &&
      (!since || (e.date && (e.date_end ?? e.date) >= since)) &&
      (!until || (e.date && e.date <= until)),
  );
  state.shown = new Set(kept.map((e) => e.id));
  const all = kept.length === data.edges.length;
  state.visible = new Set(all ? data.nodes.map((n) => n.id) : kept.flatMap((e) => [e.from, e.to]));
  byId("counts").textContent = `${kept.length} of ${data.edges.length} acts, ${state.visible.size} of ${data.nodes.length} actors`;
  if (!view) list(kept);
  view?.refresh({ skipIndexation: true });
}

function list(kept) {
  const items = kept.slice(0, 1000).map((e) => {
    const button = element("button", line(e, names), { type: "button", onclick: () => chooseEdge(e.id) });
    return element("li", null, {}, button);
  });
  byId("list").replaceChildren(...items);
}

function chooseNothing() {
  Object.assign(state, { near: null, center: null, edge: null });
  view?.refresh({ skipIndexation: true });
}

function chooseEdge(id) {
  const e = edgeOf(id);
  Object.assign(state, { near: new Set([e.from, e.to]), center: null, edge: id });
  byId("detail").replaceChildren(...edgeDetail(e, names));
  view?.refresh({ skipIndexation: true });
}

function chooseNode(id) {
  Object.assign(state, { near: new Set([id, ...graph.neighbors(id)]), center: id, edge: null });
  const edges = graph.edges(id).filter((e) => state.shown.has(e)).map(edgeOf);
  edges.sort((a, b) => (b.date ?? "").localeCompare(a.date ?? ""));
  byId("detail").replaceChildren(...nodeDetail(graph.getNodeAttribute(id, "of"), edges, names, chooseEdge));
  view?.refresh({ skipIndexation: true });
}

function fly(id) {
  const at = view?.getNodeDisplayData(id);
  if (at) view.getCamera().animate({ x: at.x, y: at.y, ratio: graph.order > 300 ? 0.15 : 0.5 }, { duration: 400 });
}

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const index = data.nodes.map((n) => [folded([n.name, ...(n.aliases ?? []), n.id].join("\n")), n]);

function search() {
  const wanted = folded(byId("search").value.trim());
  const found = wanted ? index.filter(([text]) => text.includes(wanted)).slice(0, 12) : [];
  const choose = (n) => () => (chooseNode(n.id), fly(n.id));
  const items = found.map(([, n]) => {
    const button = element("button", null, { type: "button", onclick: choose(n) }, swatch(n.color, true), element("bdi", n.name));
    return element("li", null, {}, button);
  });
  byId("found").replaceChildren(...items);
}

function reset() {
  for (const input of document.querySelectorAll("#controls input")) {
    input.type === "checkbox" ? (input.checked = true) : (input.value = input.defaultValue);
  }
  search();
  chooseNothing();
  filter();
  view?.getCamera().animatedReset();
}

checks(byId("types"), counted("type"), new Map(data.edges.map((e) => [e.type, e.color])));
checks(byId("modalities"), counted("modality"));
for (const [kind, color] of new Map(data.nodes.map((n) => [n.kind, n.color]))) {
  byId("legend").append(element("li", kind, {}));
  byId("legend").lastChild.prepend(swatch(color, true));
}
const days = data.edges.map((e) => e.date).filter(Boolean).sort();
for (const id of ["since", "until"]) Object.assign(byId(id), { min: days[0] ?? "", max: days.at(-1) ?? "" });
for (const id of ["confidence", "sources", "since", "until"]) byId(id).addEventListener("input", filter);
byId("search").addEventListener("input", search);
byId("search").addEventListener("keydown", (e) => e.key === "Enter" && byId("found").querySelector("button")?.click());
byId("reset").addEventListener("click", reset);
filter();
globalThis.sayso = { graph, view, state };
