// minify.mjs DIST: makes the pages, scripts and dictionaries of a build small before they
// are compressed. The pages name the digests of some scripts: they are told anew.
import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";

const dist = process.argv[2];
const named = async (folder, end) => (await readdir(folder)).filter((name) => name.endsWith(end)).map((name) => join(folder, name));
const digest = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

const pages = new Map();
for (const file of await named(dist, ".html")) pages.set(file, await readFile(file, "utf8"));

for (const file of await named(dist, ".js")) {
  const before = await readFile(file);
  const { code } = await transform(before.toString(), { minify: true, target: "es2022", charset: "utf8" });
  await writeFile(file, code);
  for (const [page, html] of pages) pages.set(page, html.replaceAll(digest(before), digest(code)));
}
for (const file of await named(join(dist, "locales"), ".json")) {
  await writeFile(file, JSON.stringify(JSON.parse(await readFile(file, "utf8"))));
}
// Comments and indentation are for who reads the source.
const bare = (html) => html.replace(/<!--[^]*?-->/g, "").replace(/\n\s+/g, "\n");
for (const [page, html] of pages) await writeFile(page, bare(html));
