// Loads an exported Cytoscape JSON file with Cytoscape.js and says what is there: node check/cytoscape.mjs GRAPH.json
import { readFile } from "node:fs/promises";
import cytoscape from "cytoscape";

const given = JSON.parse(await readFile(process.argv[2], "utf8"));
const cy = cytoscape({ ...given, headless: true, styleEnabled: true, layout: { name: "preset" } });
const first = cy.nodes()[0];
const places = new Set(cy.nodes().map((n) => `${n.position("x")} ${n.position("y")}`));
if (places.size < cy.nodes().length) throw new Error("nodes lie on each other");
console.log(
  JSON.stringify({
    nodes: cy.nodes().length,
    edges: cy.edges().length,
    first: first.json(),
    colour: first.style("background-color"),
    width: parseFloat(cy.edges().max((e) => parseFloat(e.style("width"))).ele.style("width")),
  }),
);

cy.destroy();
process.exit(0);
