// Starts an action where there is no Docker: finds the program of its image, downloads it if it must (with tar), and becomes it.
const { hash, randomUUID } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
// tools/release/stamp fills this at a tag: the version, where its archives are, and the SHA-256 of each. Empty on a branch.
const { version, assets, sha256 = {} } = require("./release.json");
// Docker's name of an architecture, the loader of its C library, and ELF's number of it.
const MACHINES = { x64: ["amd64", "/lib64/ld-linux-x86-64.so.2", 0x3e], arm64: ["arm64", "/lib/ld-linux-aarch64.so.1", 0xb7] };
const [architecture, loader, elf] = MACHINES[process.arch] ?? [];
// The folder of a download; known once this program has started itself again for one.
const scratch = require.main === module ? process.argv[2] : undefined;
const PAGE = "https://github.com/runner-actions/runner-actions/blob/main/docs/troubleshooting.md";
const OTHER_WAYS = "Set `https_proxy` on the runner, or `runtime-url`, or unpack the archives there: docs/without-docker.md.";
const failure = (title, cause, hint, exitCode = 1) =>
  Object.assign(new Error(`${cause}\n${hint}\n${PAGE}#${title.toLowerCase().replaceAll(" ", "-")}`), { title, exitCode });
const unfit = (cause) => failure("The machine cannot run the action", cause, "Run the job on Linux with glibc, on x64 or arm64.");
const missing = (cause, hint = OTHER_WAYS) => failure("The program of the action is missing", cause, hint);
const malformed = (cause) => failure("Inputs are missing or malformed", cause, "Correct it; nothing was requested.", 2);
const input = (name) => process.env[`INPUT_${name}`] || process.env[`INPUT_${name.replaceAll("-", "_")}`] || "";
// Not by console.log, which leaves to the program an output that drops lines when they are not read fast enough.
const print = (line) => fs.writeSync(1, `${line}\n`);
// Becomes the program of an action, which is named as its folder, with arguments: that of its post step is `post`.
async function start(action, ...words) {
  const isPost = words.includes("post");
  try {
    const system = { win32: "Windows", darwin: "macOS" }[process.platform] ?? process.platform;
    if (system !== "linux") throw unfit(`The actions run on Linux, and this machine runs ${system}.`);
    if (!architecture) throw unfit(`The actions run on x64 and arm64, and this machine is ${process.arch}.`);
    if (!fs.existsSync(loader)) throw unfit(`The actions need glibc, and this machine has none: there is no ${loader}.`);
    const program = path.join(await find(action, words), "main");
    fs.accessSync(program, fs.constants.X_OK);
    const header = Buffer.alloc(20);
    fs.readSync(fs.openSync(program), header);
    // Node would abort, with a core file that has the inputs in it.
    if (header[18] !== elf) throw missing(`${program} is no program for ${process.arch}.`, "Replace its folder.");
    const { INPUT_RUNTIME_URL: _, "INPUT_RUNTIME-URL": __, ...variables } = process.env;
    // Not a child: its signals, streams and exit code are this process's.
    process.execve(program, [program, ...words], variables);
  } catch (error) {
    if (!error.title && !error.syscall) throw error;
    const { title, exitCode, message } = error.title ? error : missing(`Tried to start the action, but ${error.message}.`, "Check that place.");
    const whole = isPost ? `${message}\nWhat this step was to revoke stays valid until it expires.` : message;
    const text = whole.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
    print(`::${isPost ? "warning" : "error"} title=${action.replace(/-action$/, "")}%3A ${title}::${text}`);
    // A post step fails no job, as in a container.
    process.exit(isPost ? 0 : exitCode);
  }
}
// The folder with an action's program. The archives hold a folder each: `runtime`, which all actions share, and one for each action.
async function find(action, words) {
  if (!version) {
    const built = path.join(__dirname, "..", action, "target/image");
    if (fs.existsSync(built)) return built;
    throw missing(`This is no release, and there is no ${built}.`, "Use a tag, such as `@v1`, or build the checkout: `make target/built`.");
  }
  const root = process.env.RUNNER_TOOL_CACHE || process.env.RUNNER_TEMP || __dirname;
  // By content too: a fork may have a release of the same version.
  const cache = path.join(root, "runner-actions", `${version}-${hash("sha256", JSON.stringify(sha256)).slice(0, 12)}`, architecture);
  const places = [path.join(process.env.RUNNER_ACTIONS_HOME || "/opt/runner-actions", version), cache];
  const place = places.find((folder) => ["runtime/bin/java", `${action}/main`].every((file) => fs.existsSync(path.join(folder, file))));
  if (place && !scratch) return path.join(place, action);
  const given = input("RUNTIME-URL").trim();
  const shown = /[@?]/.test(given) ? "its value" : `\`${given}\``;
  if (!/^(https?:\/\/[^\s@?#]+)?$/.test(given)) throw malformed(`\`runtime-url\`: ${shown} is not an http or https URL of host and path alone.`);
  if (!scratch) restart(root, path.join(cache, `${randomUUID()}.new`), [action, ...words]);
  const base = (given || assets).replace(/\/+$/, "");
  const both = download(base, "runtime", cache).then(() => download(base, action, cache));
  await both.finally(() => fs.rmSync(scratch, { recursive: true, force: true }));
  return path.join(cache, action);
}
// Node reads proxies and authorities only when it starts.
function restart(root, folder, words) {
  fs.mkdirSync(root, { recursive: true });
  fs.accessSync(root, fs.constants.W_OK);
  for (const old of fs.globSync(path.join(folder, "../*.new"))) {
    // Left by a run that was killed. Another user's, or what another job has just removed, is no reason to fail.
    try { if (fs.statSync(old).mtimeMs < Date.now() - 3_600_000) fs.rmSync(old, { recursive: true }); } catch {}
  }
  const variables = { ...process.env, NODE_USE_ENV_PROXY: "1" };
  for (const name of ["https_proxy", "http_proxy", "HTTPS_PROXY", "HTTP_PROXY"].filter((key) => variables[key])) {
    if (!variables[name].includes("://")) variables[name] = `http://${variables[name]}`;
    if (!URL.canParse(variables[name])) throw malformed(`\`${name}\` on the runner: its value is not the URL of a proxy.`);
  }
  fs.mkdirSync(folder, { recursive: true });
  if (input("CA-CERTIFICATES")) {
    const known = process.env.NODE_EXTRA_CA_CERTS ? fs.readFileSync(process.env.NODE_EXTRA_CA_CERTS, "utf8") : "";
    variables.NODE_EXTRA_CA_CERTS = path.join(folder, "authorities.pem");
    fs.writeFileSync(variables.NODE_EXTRA_CA_CERTS, `${known}\n${input("CA-CERTIFICATES")}`);
  }
  process.execve(process.execPath, [process.execPath, "--use-system-ca", __filename, folder, ...words], variables);
}
// Makes the folder that a part's archive holds, in another folder: whole or not at all.
async function download(base, part, home, attempt = 1) {
  const name = Object.keys(sha256).find((key) => key.endsWith(`-${architecture}-${part}.tar.gz`));
  if (!name) throw missing(`The release ${version} has no archive of ${part} for ${architecture}.`);
  const [url, place] = [`${base}/${name}`, path.join(home, part)];
  if (fs.existsSync(place)) return;
  if (attempt === 1) print(`Downloading ${url}`);
  const final = (message, isFinal = true) => Object.assign(new Error(message), { isFinal });
  try {
    const response = await fetch(url, { headers: { "accept-encoding": "identity" }, signal: AbortSignal.timeout(300_000) });
    if (!response.ok) throw final(`the response is ${response.status} ${response.statusText}`, response.status < 500 && response.status !== 429);
    const archive = Buffer.from(await response.arrayBuffer());
    const found = hash("sha256", archive);
    if (found !== sha256[name]) throw final(`its SHA-256 is ${found}, and that of the release is ${sha256[name]}`);
    require("node:child_process").execFileSync("tar", ["-xz", "-C", scratch, "--no-same-owner"], { input: archive, stdio: "pipe", env: { PATH: process.env.PATH } });
    fs.renameSync(path.join(scratch, part), place);
  } catch (error) {
    const cause = error.stderr?.toString().split("\n")[0] || error.cause?.message || error.cause?.code || error.message;
    const { bavail, bsize } = fs.statfsSync(home);
    const told = `Tried to download ${url} to ${home}, which has ${Math.floor((bavail * bsize) / 1e6)} MB left, but ${cause}.`;
    if (fs.existsSync(place)) return; // Another job was faster.
    if (error.isFinal || error.syscall || error.stderr || attempt === 3) throw missing(told);
    print(`Trying again in ${attempt} s: ${cause}`);
    await require("node:timers/promises").setTimeout(attempt * 1000).then(() => download(base, part, home, attempt + 1));
  }
}
if (scratch) start(...process.argv.slice(3));
module.exports = { start };
