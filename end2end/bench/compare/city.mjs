// The stand-in for the city's API, with the portal and the generated tables.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/**
 * Starts it on a free port with an empty database.
 * @param {string} command the built city-api
 * @param {string} dist the built portal
 * @param {string} schemes a folder of schemes that it offers beside its own
 * @returns {Promise<{url: string, stop: () => Promise<void>}>}
 */
export async function startCity(command, dist, schemes) {
  const folder = mkdtempSync(join(tmpdir(), "portal-bench-"));
  const words = ["--port", "0", "--db", join(folder, "city.sqlite3"), "--dist", dist, "--demo", "--schemes", schemes];
  const child = spawn(command, words, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((done) => child.once("exit", done));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = await new Promise((ready, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`${command} ended with ${code}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const said = /^ready: (http\S+?)\/?$/.exec(line);
      if (said) ready(said[1]);
    });
  }).catch((error) => {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  return { url, stop };
}
