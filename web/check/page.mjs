// Opens an exported page in a real browser and uses it: node check/page.mjs PAGE.html EXPECTED.json [SCREENSHOT.png]
// EXPECTED: {"nodes", "edges", "search", "finds", "edge": {"id", "shows"}, "node": {"id", "shows"}, "smooth": ms of work}
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { chromium } from "playwright-core";

const [page_, expected_, picture] = process.argv.slice(2);
const expected = JSON.parse(await readFile(expected_, "utf8"));
const flags = ["--no-sandbox", "--no-first-run", "--disable-background-networking", "--disable-component-update"];
flags.push("--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader");
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: flags });
const context = await browser.newContext({ viewport: { width: 1400, height: 850 } });
const page = await context.newPage();
const requests = [];
const problems = [];
page.on("request", (r) => r.url().startsWith("file:") || r.url().startsWith("data:") || requests.push(r.url()));
page.on("pageerror", (e) => problems.push(String(e)));
page.on("console", (m) => m.type() === "error" && problems.push(m.text()));
page.on("dialog", (d) => (problems.push(`dialog: ${d.message()}`), d.dismiss()));
await context.setOffline(true);

function must(condition, what) {
  if (!condition) problems.push(what);
}

const started = Date.now();
await page.goto(pathToFileURL(resolve(page_)).href);
await page.waitForFunction(() => globalThis.sayso?.view);
const loaded = Date.now() - started;
const sizes = await page.evaluate(() => [sayso.graph.order, sayso.graph.size]);
must(sizes[0] === expected.nodes && sizes[1] === expected.edges, `holds ${sizes} nodes and edges`);
must(!(await page.evaluate(() => globalThis.owned)), "a script from an article ran");
must((await drawn()) > 50, "nothing is drawn");

if (picture) await page.screenshot({ path: picture.replace(".png", "-whole.png") });
const moving = await smoothness();
if (expected.smooth) must(moving.work <= expected.smooth, `a frame takes ${moving.work} ms of work while the view moves`);
if (expected.search) await searches();
if (expected.edge) await clicksEdge();
if (expected.node) await clicksNode();
await filters();
if (picture) await page.screenshot({ path: picture });
must(!requests.length, `asked the network for ${requests}`);
await browser.close();
console.log(JSON.stringify({ loaded, ...moving, problems }));
process.exit(problems.length ? 1 : 0);

// How many different colours the middle of the drawing has, as the screen shows it.
async function drawn() {
  await page.waitForTimeout(300);
  const shot = await page.locator("#graph").screenshot();
  return page.evaluate(async (bytes) => {
    const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0);
    return new Set(new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer)).size;
  }, [...shot]);
}

// Medians in milliseconds while the view zooms and turns for two seconds: the page's `work` on a frame and the time from
// one `frame` to the next, also while it is `dragged`. Without a graphics card most of that is the software renderer's,
// whose processor time a frame is `drawing`: that doesn't change when others are at work on the machine.
async function smoothness() {
  await page.evaluate(() => {
    const median = (list) => Math.round(list.sort((a, b) => a - b)[list.length >> 1] * 10) / 10;
    const [began, ended] = [[], []];
    sayso.view.on("beforeRender", () => began.push(performance.now()));
    sayso.view.on("afterRender", () => ended.push(performance.now()));
    globalThis.timed = {
      start: () => (began.length = ended.length = 0),
      frames: () => ended.length,
      frame: () => median(ended.slice(1).map((end, i) => end - ended[i])),
      work: () => median(ended.map((end, i) => end - began[i])),
    };
  });
  const zoomed = await zooms();
  const dragged = await drags();
  return { ...zoomed, dragged };
}

async function zooms() {
  await page.waitForTimeout(1000); // what was shown before is drawn
  const before = await rendererTime();
  const { frames, ...seen } = await page.evaluate(async () => {
    const camera = sayso.view.getCamera();
    timed.start();
    await camera.animate({ ratio: 0.3, angle: 0.5 }, { duration: 2000 });
    const seen = { work: timed.work(), frame: timed.frame(), frames: timed.frames() };
    camera.setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
    return seen;
  });
  return { ...seen, drawing: Math.round(((await rendererTime()) - before) / frames) };
}

// Milliseconds that the browser's drawing process has used so far.
async function rendererTime() {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  return processInfo.filter((p) => p.type === "GPU").reduce((sum, p) => sum + p.cpuTime * 1000, 0);
}

async function drags() {
  const box = await page.locator("#graph").boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.waitForTimeout(1000);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(() => timed.start());
  const end = Date.now() + 2000;
  for (let n = 0; Date.now() < end; n++) await page.mouse.move(x + (n % 40) * 5, y + (n % 30) * 5);
  const frame = await page.evaluate(() => timed.frame());
  await page.mouse.up();
  await page.waitForTimeout(500);
  await page.evaluate(() => sayso.view.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }));
  return frame;
}

async function searches() {
  await page.fill("#search", expected.search);
  const found = await page.locator("#found button").allTextContents();
  must(found.includes(expected.finds), `search for ${expected.search} finds ${found}`);
  await page.locator("#found button").first().click();
  const shown = await page.locator("#detail h2").textContent();
  must(shown === found[0], `choosing ${found[0]} shows ${shown}`);
  await page.click("#reset");
  await page.waitForTimeout(700);
}

// Moves over the edge's middle until the browser itself says that the pointer is on it, then clicks.
async function clicksEdge() {
  const spots = await page.evaluate((id) => {
    const box = document.querySelector("#graph").getBoundingClientRect();
    const { graph, view } = sayso;
    const place = (n) => view.graphToViewport(graph.getNodeAttributes(n));
    const [a, b] = [place(graph.source(id)), place(graph.target(id))];
    const spots = [];
    for (let side = 0; side < 60; side++) {
      const away = (side % 2 ? 1 : -1) * Math.ceil(side / 2) * 1.5;
      const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
      const x = (a.x + b.x) / 2 - ((b.y - a.y) / length) * away;
      const y = (a.y + b.y) / 2 + ((b.x - a.x) / length) * away;
      spots.push([x + box.x, y + box.y]);
    }
    sayso.view.on("enterEdge", ({ edge }) => (sayso.over = edge));
    sayso.view.on("leaveEdge", () => (sayso.over = null));
    return spots;
  }, expected.edge.id);
  for (const [x, y] of spots) {
    await page.mouse.move(x, y);
    await page.waitForTimeout(30);
    if ((await page.evaluate(() => sayso.over)) !== expected.edge.id) continue;
    await page.mouse.click(x, y);
    await page.waitForTimeout(200);
    const shown = await page.locator("#detail").innerText();
    for (const words of expected.edge.shows) must(shown.includes(words), `the edge shows ${JSON.stringify(shown)}`);
    return;
  }
  problems.push("no place of the drawing is on the edge");
}

// A click with a trembling hand chooses the node all the same.
async function clicksNode() {
  const [x, y] = await page.evaluate(async (id) => {
    const { graph, view } = sayso;
    const at = view.getNodeDisplayData(id);
    view.getCamera().setState({ x: at.x, y: at.y, ratio: 0.05 });
    await new Promise((done) => setTimeout(done, 1500));
    const box = document.querySelector("#graph").getBoundingClientRect();
    const place = view.graphToViewport(graph.getNodeAttributes(id));
    return [place.x + box.x, place.y + box.y];
  }, expected.node.id);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 1, y);
  await page.waitForTimeout(300);
  await page.mouse.up();
  await page.waitForTimeout(300);
  const shown = await page.locator("#detail h2").textContent();
  must(shown === expected.node.shows, `a click on the node shows ${shown}`);
  await page.click("#reset");
  await page.waitForTimeout(700);
}

async function filters() {
  const count = async () => Number((await page.locator("#counts").textContent()).split(" ")[0]);
  const all = await count();
  must(all === expected.edges, `shows ${all} edges at first`);
  const box = page.locator("#types input").first();
  const type = await box.getAttribute("value");
  const ofType = await page.evaluate((t) => sayso.graph.filterEdges((_, a) => a.of.type === t).length, type);
  await box.uncheck();
  must((await count()) === all - ofType, `without ${type} shows ${await count()} of ${all}`);
  await box.check();
  await page.locator("#confidence").fill("0.8");
  const sure = await page.evaluate(() => sayso.graph.filterEdges((_, a) => (a.of.confidence ?? 1) >= 0.8).length);
  must((await count()) === sure, `with confidence 0.8 shows ${await count()}, not ${sure}`);
  await page.locator("#confidence").fill("0");
  await page.fill("#since", "2026-03-01");
  const late = await page.evaluate(() => sayso.graph.filterEdges((_, a) => a.of.date >= "2026-03-01").length);
  must((await count()) === late, `from March on shows ${await count()}, not ${late}`);
  await page.fill("#since", "");
}
