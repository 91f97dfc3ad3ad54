// The drawing: a graphology graph from the page's data, drawn by sigma.
import { EdgeCurvedArrowProgram, createEdgeCurveProgram } from "@sigma/edge-curve";
import Graph from "graphology";
import Sigma from "sigma";
import { EdgeArrowProgram, EdgeRectangleProgram, NodeCircleProgram, NodePointProgram } from "sigma/rendering";

const MANY = 1500; // edges; beyond it they are thin and pale, until lit
const LARGE = 4000; // edges; beyond it only nodes are drawn while the view moves

export function build(data) {
  const graph = new Graph({ multi: true, type: "directed" });
  for (const n of data.nodes) {
    graph.addNode(n.id, { x: n.x, y: n.y, size: n.size / 3, label: n.name, color: n.color, of: n });
  }
  const many = data.edges.length > MANY;
  for (const e of data.edges) {
    const look = many ? { color: pale(e.color), size: 0.5 } : { color: e.color, size: Math.min(1 + e.weight, 6) };
    graph.addEdgeWithKey(e.id, e.from, e.to, { ...look, of: e });
  }
  bend(graph);
  return graph;
}

// '#rrggbb', two thirds of the way to white.
function pale(color) {
  const part = (i) => Math.round(255 - (255 - parseInt(color.slice(i, i + 2), 16)) / 3);
  return `#${[1, 3, 5].map((i) => part(i).toString(16).padStart(2, "0")).join("")}`;
}

// Edges between the same two nodes bend, each on its own side.
function bend(graph) {
  const pairs = new Map();
  graph.forEachEdge((edge, _, a, b) => {
    const pair = a < b ? a + "\n" + b : b + "\n" + a;
    pairs.has(pair) ? pairs.get(pair).push(edge) : pairs.set(pair, [edge]);
  });
  for (const edges of pairs.values()) {
    const step = Math.min(0.22, 1.6 / edges.length);
    edges.forEach((edge, i) => {
      const side = graph.source(edge) < graph.target(edge) ? 1 : -1;
      const curvature = side * step * (i - (edges.length - 1) / 2);
      const mutual = graph.getEdgeAttribute(edge, "of").mutual;
      const type = Math.abs(curvature) < 1e-9 ? (mutual ? "line" : "arrow") : mutual ? "curve" : "curvedArrow";
      graph.mergeEdgeAttributes(edge, { curvature, type });
    });
  }
}

// Whether the view is being moved; a click with a trembling hand is no move.
function moves(view) {
  const mouse = view.getMouseCaptor();
  if (mouse.isMouseDown) return mouse.draggedEvents >= view.getSetting("draggedEventsTolerance");
  return view.getCamera().isAnimated() || Boolean(mouse.currentWheelDirection);
}

// Nodes drawn as points, which can't be pointed at while the view moves: each of the two halves their drawing.
class QuickNodeProgram extends NodePointProgram {
  render(params) {
    const pick = this.pickProgram;
    if (moves(this.renderer)) this.pickProgram = null;
    super.render(params);
    this.pickProgram = pick;
  }
}

// A name stands to the right of its dot, or to the left where the view would cut it off; edges pass behind it. One that
// would lie on a name drawn before (in `names`) is left out, unless its actor is lit up.
function drawLabel(names, context, { label, x, y, size, forceLabel }, { labelSize, labelFont, labelWeight }) {
  if (!label) return;
  context.font = `${labelWeight} ${labelSize}px ${labelFont}`;
  const width = context.measureText(label).width;
  const right = x + size + 3;
  const at = [right + width > context.canvas.clientWidth ? x - size - 3 - width : right, y + labelSize / 3];
  const hit = (n) => Math.abs(n.y - y) < labelSize && at[0] < n.end && n.start < at[0] + width;
  if (!forceLabel && names.some(hit)) return;
  names.push({ start: at[0], end: at[0] + width, y });
  context.lineWidth = 3;
  context.lineJoin = "round";
  context.strokeStyle = "rgba(255, 255, 255, 0.85)";
  context.strokeText(label, ...at);
  context.fillStyle = "#000";
  context.fillText(label, ...at);
}

// `state` has `shown(edge data)`, `near` (a set of node ids to light up, or null) and `edge` (the chosen edge's id).
export function draw(graph, container, state) {
  const large = graph.size > LARGE;
  const names = [];
  const view = new Sigma(graph, container, {
    allowInvalidContainer: true,
    enableEdgeEvents: true,
    hideEdgesOnMove: large,
    hideLabelsOnMove: large,
    defaultDrawNodeLabel: (...drawing) => drawLabel(names, ...drawing),
    labelDensity: 0.6,
    labelGridCellSize: 160,
    labelRenderedSizeThreshold: graph.order > 300 ? 7 : 2,
    labelFont: "system-ui, DejaVu Sans, sans-serif",
    zIndex: true,
    nodeProgramClasses: { circle: large ? QuickNodeProgram : NodeCircleProgram },
    edgeProgramClasses: {
      line: EdgeRectangleProgram,
      arrow: EdgeArrowProgram,
      curve: createEdgeCurveProgram(),
      curvedArrow: EdgeCurvedArrowProgram,
    },
    nodeReducer: (node, look) => {
      if (!state.visible.has(node)) return { ...look, hidden: true };
      if (!state.near) return look;
      return state.near.has(node) ? { ...look, zIndex: 1, forceLabel: true } : { ...look, color: "#e6e6e6", label: null };
    },
    edgeReducer: (edge, look) => {
      if (!state.shown.has(edge)) return { ...look, hidden: true };
      const { color } = graph.getEdgeAttribute(edge, "of");
      if (edge === state.edge) return { ...look, color, size: look.size + 3, zIndex: 2 };
      if (!state.near) return look;
      const lit = state.center ? graph.hasExtremity(edge, state.center) : false;
      return lit ? { ...look, color, size: Math.max(look.size, 1.5), zIndex: 1 } : { ...look, color: "#efefef" };
    },
  });
  view.on("beforeRender", () => (names.length = 0));
  if (large) view.on("beforeRender", () => container.classList.toggle("moving", moves(view)));
  return view;
}
