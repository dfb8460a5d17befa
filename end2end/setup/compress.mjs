// compress.mjs DIST: writes FILE.br beside every file that text compression
// makes smaller, at the highest level; a server then only has to send it.
import { brotliCompress, constants } from "node:zlib";
import { promisify } from "node:util";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const brotli = promisify(brotliCompress);
const dist = process.argv[2];

const files = (await readdir(dist, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.(html|css|js|wasm|json|svg|webmanifest|txt)$/.test(entry.name))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

await Promise.all(files.map(async (file) => {
  const raw = await readFile(file);
  const small = await brotli(raw, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
      [constants.BROTLI_PARAM_MODE]: file.endsWith(".wasm") ? constants.BROTLI_MODE_GENERIC : constants.BROTLI_MODE_TEXT,
    },
  });
  if (small.length < raw.length) await writeFile(`${file}.br`, small);
}));
