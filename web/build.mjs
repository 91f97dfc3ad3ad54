// Builds the page's script and puts it, the style, the frame and the licences into graph/exports/assets.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const out = process.argv[2] ? pathToFileURL(`${process.argv[2]}/`) : new URL("../graph/exports/assets/", import.meta.url);
const packages = ["sigma", "@sigma/edge-curve", "graphology", "graphology-utils", "events"];

async function licence(name) {
  const folder = new URL(`node_modules/${name}/`, import.meta.url);
  const { version } = JSON.parse(await readFile(new URL("package.json", folder), "utf8"));
  for (const file of ["LICENSE.txt", "LICENSE"]) {
    const text = await readFile(new URL(file, folder), "utf8").catch(() => null);
    if (text) return `${name} ${version}\n\n${text.trim()}\n`;
  }
  throw new Error(`${name} has no licence file`);
}

await mkdir(out, { recursive: true });
const licences = (await Promise.all(packages.map(licence))).join(`\n${"-".repeat(70)}\n\n`);
await writeFile(new URL("LICENSES.txt", out), licences);
await build({
  entryPoints: [fileURLToPath(new URL("src/page.js", import.meta.url))],
  outfile: fileURLToPath(new URL("page.js", out)),
  bundle: true,
  minify: true,
  charset: "ascii",
  format: "iife",
  target: "es2021",
  legalComments: "none",
  banner: { js: `/*!\n${licences.replaceAll("*/", "* /")}*/` },
});
await copyFile(new URL("src/page.css", import.meta.url), new URL("page.css", out));
await copyFile(new URL("src/page.html", import.meta.url), new URL("page.html", out));
