// Uses a graph in Neo4j Browser as a person does: node check/browser.mjs WISHES.json [FOLDER for pictures]
// WISHES: {"address", "user", "password", "zip", "grass" (paths), "folders", "lists" (labels and types that are there),
// "graph" and "words": {"folder", "title", "rows", "nodes", "edges", "colours"} of scripts that draw, "table": {"folder",
// "title", "rows", "shows"} of one that doesn't}
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { chromium } from "playwright-core";

const [wishes_, pictures] = process.argv.slice(2);
const wishes = JSON.parse(await readFile(wishes_, "utf8"));
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
args.push("--disable-component-update", "--disable-sync");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });
const context = await browser.newContext({ viewport: { width: 1360, height: 780 } });
const page = await context.newPage();
page.setDefaultTimeout(60_000);
const outside = [];
const problems = [];
const ours = new URL(wishes.address).origin;
page.on("response", (r) => r.url().startsWith("http") && !r.url().startsWith(ours) && outside.push(r.url()));
page.on("pageerror", (e) => problems.push(String(e)));

const by = (id) => page.locator(`[data-testid="${id}"]`);
const frame = () => by("frame").first();

function must(condition, what) {
  if (!condition) problems.push(what);
}

async function picture(name) {
  if (!pictures) return;
  await page.waitForTimeout(1500); // the drawing comes to rest
  const fit = frame().locator('[aria-label="zoom-to-fit"]');
  if (await fit.isVisible().catch(() => false)) await fit.click();
  await page.mouse.move(5, 500);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

async function logsIn() {
  await page.goto(wishes.address);
  await by("password").waitFor();
  await page.waitForFunction(() => document.querySelector('[data-testid="boltaddress"]').value);
  must((await by("username").inputValue()) === wishes.user, "the user isn't filled in");
  await picture("login");
  await by("password").fill(wishes.password);
  await page.keyboard.press("Enter");
  await page.getByText("You are connected as user").waitFor();
  must(!page.url().includes(wishes.password), "the password stands in the address");
  const notice = page.getByText("To help make Neo4j Browser better").locator("xpath=..");
  if (await notice.count()) await notice.locator("> *").last().click();
}

// As a file manager does it.
async function drop(path) {
  const bytes = [...(await readFile(path))];
  await page.evaluate(
    ([name, bytes]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
      for (const kind of ["dragenter", "dragover", "drop"]) {
        const event = new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true });
        document.querySelector(".filedrop").dispatchEvent(event);
      }
    },
    [basename(path), bytes],
  );
}

// What the graph holds is listed beside it.
async function lists() {
  await by("navigationDBMS").click();
  for (const name of wishes.lists) await page.getByText(name, { exact: true }).first().waitFor();
  await by("navigationDBMS").click();
}

async function imports() {
  await drop(wishes.grass);
  await page.getByText("node.Person").first().waitFor();
  await drop(wishes.zip);
  await by("navigationFavorites").click();
  for (const name of wishes.folders) await by(`savedScriptsFolder-${name}`).waitFor();
}

async function runs({ folder, title }) {
  if (!(await by(`expandFolder-${folder}`).count())) await by("navigationFavorites").click();
  if (!(await by(`scriptTitle-${title}`).count())) await by(`expandFolder-${folder}`).click();
  await by(`scriptTitle-${title}`).click();
  await runsEditor(title);
}

// Runs what stands in the editor, once it is the script of that title, and waits for its frame.
async function runsEditor(title) {
  const start = title.slice(0, 20);
  const typed = (t) => document.querySelector(".monaco-editor")?.textContent.replace(/\s/g, " ").includes(t);
  const asked = (t) => document.querySelector('[data-testid="frameCommand"]')?.textContent.includes(t);
  await page.waitForFunction(typed, start);
  await by("editor-Run").click();
  await page.waitForFunction(asked, start);
  await frame().locator('[data-testid="cypherFrameSidebarTable"]').waitFor();
}

async function drawn(wish) {
  await frame().locator('[data-testid="cypherFrameSidebarVisualization"]').click();
  await frame().locator("svg .node").first().waitFor();
  const seen = await frame().evaluate((box) => ({
    nodes: box.querySelectorAll("svg g.node").length,
    edges: box.querySelectorAll("svg g.relationship").length,
    colours: [...new Set([...box.querySelectorAll("svg g.node circle.b-outline")].map((c) => c.getAttribute("fill")))],
  }));
  must(seen.nodes === wish.nodes, `${wish.title} draws ${seen.nodes} nodes, not ${wish.nodes}`);
  must(seen.edges >= wish.edges, `${wish.title} draws ${seen.edges} edges, not ${wish.edges}`);
  for (const colour of wish.colours) {
    must(seen.colours.includes(colour), `${wish.title} has ${seen.colours}, not ${colour}`);
  }
  return seen;
}

async function tabled(wish) {
  await frame().locator('[data-testid="cypherFrameSidebarTable"]').click();
  await frame().locator("table").first().waitFor();
  const text = await frame().locator("table").first().innerText();
  for (const words of wish.shows) must(text.includes(words), `${wish.title} shows ${text.slice(0, 500)}, not ${words}`);
  const rows = await frame().locator("tbody tr").count();
  must(rows === wish.rows, `${wish.title} has ${rows} rows, not ${wish.rows}`);
  return rows;
}

async function guides() {
  await by("navigationGuides").click();
  await page.getByText("Who said what about whom").waitFor();
  await page.getByText("Next", { exact: true }).click();
  await page.locator("pre.runnable").first().click();
  await runsEditor(wishes.graph.title);
  await drawn(wishes.graph);
  await picture("guide");
}

async function logsOut() {
  await page.locator(".monaco-editor").first().click();
  await page.keyboard.insertText(":server disconnect");
  await by("editor-Run").click();
  await by("disconnectedBanner").waitFor();
  const gone = (password) => !JSON.stringify([{ ...localStorage }, { ...sessionStorage }]).includes(password);
  await page.waitForFunction(gone, wishes.password); // it is written a moment later
}

const seen = {};
try {
  await logsIn();
  await lists();
  await imports();
  await runs(wishes.graph);
  seen.graph = await drawn(wishes.graph);
  await by("navigationFavorites").click(); // closes the drawer
  await picture("graph");
  await tabled({ ...wishes.graph, shows: [] });
  await runs(wishes.words);
  seen.words = await drawn(wishes.words);
  await picture("words");
  await runs(wishes.table);
  seen.table = await tabled(wishes.table);
  await picture("table");
  await guides();
  await logsOut();
} catch (problem) {
  problems.push(String(problem));
  await page.screenshot({ path: wishes_.replace(".json", ".png") });
}
must(!outside.length, `talked to ${outside}`);
await browser.close();
console.log(JSON.stringify({ ...seen, problems }));
process.exit(problems.length ? 1 : 0);
