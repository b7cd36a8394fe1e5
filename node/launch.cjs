// Starts an action where there is no Docker: finds the program of its image, downloads it if it must (then it needs tar), and becomes it.
"use strict";
const { execFileSync } = require("node:child_process");
const { hash, randomUUID } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const { pipeline } = require("node:stream/promises");
const { setTimeout: pause } = require("node:timers/promises");
// tools/release/stamp fills this at a tag: the version, where its archives are, and the SHA-256 of each. Empty on a branch.
const { version, assets, sha256 = {} } = require("./release.json");
const PAGE = "https://github.com/runner-actions/runner-actions/blob/main/docs/troubleshooting.md";
const MACHINES = { x64: ["amd64", "/lib64/ld-linux-x86-64.so.2"], arm64: ["arm64", "/lib/ld-linux-aarch64.so.1"] };
const [architecture, loader] = MACHINES[process.arch] ?? [];
const OTHER_WAYS = "Set `https_proxy` on the runner, or `runtime-url`, or unpack the archives there: docs/without-docker.md.";
const failure = (title, cause, hint, exitCode = 1) =>
  Object.assign(new Error(`${cause}\n${hint}\n${PAGE}#${title.toLowerCase().replaceAll(" ", "-")}`), { title, exitCode });
const unfit = (cause, hint = "Run the job on Linux with glibc, on x64 or arm64.") => failure("The machine cannot run the action", cause, hint);
const missing = (cause, hint = OTHER_WAYS) => failure("The program of the action is missing", cause, hint);
const input = (name) => process.env[`INPUT_${name}`] || process.env[`INPUT_${name.replaceAll("-", "_")}`] || "";

// Becomes the program of an action, which is named as its folder. `post`: the argument of its post step, or nothing.
async function start(action, ...post) {
  try {
    checkMachine();
    const program = path.join(await find(action, post), "main");
    fs.accessSync(program, fs.constants.X_OK);
    // That of this tag: a chart that is in a runner image cannot name that image's digest.
    const chart = version && action === "deploy-action" && !post.length ? [`--chart=${path.join(__dirname, "../runner/chart")}`] : [];
    const { INPUT_RUNTIME_URL: _, "INPUT_RUNTIME-URL": __, ...variables } = process.env;
    // Not a child: its signals, streams and exit code are this process's.
    process.execve(program, [program, ...post, ...chart], variables);
  } catch (error) {
    if (!error.title && !error.syscall) throw error;
    const { title, exitCode, message } = error.title ? error : missing(`Tried to start the action, but ${error.message}.`);
    const escape = (text) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
    // A post step fails no job, as in a container.
    console.log(`::${post.length ? "warning" : "error"} title=${action.replace(/-action$/, "")}%3A ${title}::${escape(message)}`);
    process.exitCode = post.length ? 0 : exitCode;
  }
}

function checkMachine() {
  const system = { win32: "Windows", darwin: "macOS" }[process.platform] ?? process.platform;
  if (process.platform !== "linux") throw unfit(`The actions run on Linux, and this machine runs ${system}.`);
  if (!architecture) throw unfit(`The actions run on x64 and arm64, and this machine is ${process.arch}.`);
  if (!fs.existsSync(loader)) throw unfit(`The actions need glibc, and this machine has none: there is no ${loader}.`);
  if (!process.execve) throw unfit(`The actions need Node 24, and this is ${process.version}.`, "Update GitHub's runner.");
}

// The folder with an action's program. The archives hold a folder each: `runtime`, which all actions share, and one for each action.
async function find(action, post) {
  if (!version) {
    const built = path.join(__dirname, "..", action, "target/image");
    if (fs.existsSync(built)) return built;
    throw missing(`This is no release, and there is no ${built}.`, "Use a tag, such as `@v1`, or build the checkout: `make target/built`.");
  }
  const baked = path.join(process.env.RUNNER_ACTIONS_HOME || "/opt/runner-actions", version);
  // By content too: a fork may have a release of the same version.
  const name = `${version}-${hash("sha256", JSON.stringify(sha256)).slice(0, 12)}`;
  const root = process.env.RUNNER_TOOL_CACHE || process.env.RUNNER_TEMP || __dirname;
  const cache = path.join(root, "runner-actions", name, architecture);
  const parts = ["runtime", action];
  const place = [baked, cache].find((folder) => parts.every((part) => fs.existsSync(path.join(folder, part))));
  if (place) return path.join(place, action);
  const given = input("RUNTIME-URL").trim();
  if (given && !/^https?:\/\/[^\s@?#]+$/.test(given)) {
    const cause = `\`runtime-url\`: ${/[@?]/.test(given) ? "its value" : `\`${given}\``} is not an http or https URL of a host and a path alone.`;
    throw failure("Inputs are missing or malformed", cause, "Correct it under `with:` of the step; nothing was requested.", 2);
  }
  fs.accessSync(fs.mkdirSync(root, { recursive: true }) ?? root, fs.constants.W_OK);
  fs.mkdirSync(cache, { recursive: true });
  if (require.main !== module) {
    // Node reads proxies and authorities only when it starts.
    const variables = { ...process.env, NODE_USE_ENV_PROXY: "1", NODE_USE_SYSTEM_CA: "1" };
    const authorities = path.join(cache, `${randomUUID()}.new`);
    if (input("CA-CERTIFICATES")) fs.writeFileSync((variables.NODE_EXTRA_CA_CERTS = authorities), input("CA-CERTIFICATES"));
    process.execve(process.execPath, [process.execPath, __filename, action, ...post], variables);
  }
  const base = `${(given || assets).replace(/\/+$/, "")}/runner-actions-${version}-linux-${architecture}`;
  for (const part of parts) await download(`${base}-${part}.tar.gz`, path.join(cache, part));
  return path.join(cache, action);
}

// Makes `place`, the folder that is in the archive at a URL; whole or not at all.
async function download(url, place) {
  const [home, scratch] = [path.dirname(place), `${place}.${randomUUID()}.new`];
  const archive = path.join(scratch, path.basename(url));
  const remove = (folder) => fs.rmSync(folder, { recursive: true, force: true });
  const isAbandoned = (file) => file.endsWith(".new") && fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs < Date.now() - 3_600_000;
  fs.readdirSync(home).map((name) => path.join(home, name)).filter(isAbandoned).forEach(remove);
  ["SIGINT", "SIGTERM"].forEach((signal) => process.once(signal, () => process.exit(remove(scratch) ?? 130)));
  try {
    if (fs.existsSync(place)) return;
    fs.mkdirSync(scratch);
    console.log(`Downloading ${url}`);
    await save(url, archive);
    const [found, due] = [hash("sha256", fs.readFileSync(archive)), sha256[path.basename(url)]];
    if (found !== due) throw new Error(`its SHA-256 is ${found}, and that of the release is ${due}`);
    execFileSync("tar", ["-xzf", archive, "-C", scratch, "--no-same-owner"], { stdio: ["ignore", "ignore", "pipe"], env: { PATH: process.env.PATH } });
    fs.renameSync(path.join(scratch, path.basename(place)), place);
  } catch (error) {
    const cause = error.stderr?.toString().trim().split("\n").at(-1) || error.cause?.message || error.cause?.code || error.message;
    // Another job on the machine may have been faster.
    if (!fs.existsSync(place)) throw missing(`Tried to download ${url} to ${home}, but ${cause}.`);
  } finally { remove(scratch); }
}

async function save(url, file, attempt = 1) {
  try {
    const response = await fetch(url, { headers: { "accept-encoding": "identity" }, signal: AbortSignal.timeout(300_000) });
    if (!response.ok) throw Object.assign(new Error(`the response is ${response.status} ${response.statusText}`), { status: response.status });
    await pipeline(response.body, fs.createWriteStream(file));
  } catch (error) {
    if (attempt === 3 || error.syscall || (error.status < 500 && error.status !== 429)) throw error;
    await pause(attempt * 1000).then(() => save(url, file, attempt + 1));
  }
}
if (require.main === module) start(...process.argv.slice(2));
module.exports = { start };
