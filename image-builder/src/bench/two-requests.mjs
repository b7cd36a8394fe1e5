// What a token takes at least, with nothing but Node: a JWT, the app's installation, its token. make bench runs it beside
// app-token-action, with the same variables.
import { createPrivateKey, createSign } from "node:crypto";
import { appendFileSync } from "node:fs";

const input = (name) => process.env[`INPUT_${name}`];
const base64url = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

function jwt() {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iat: now - 60, exp: now + 540, iss: input("CLIENT-ID") };
  const content = `${base64url({ alg: "RS256", typ: "JWT" })}.${base64url(claims)}`;
  const key = createPrivateKey(input("PRIVATE-KEY"));
  return `${content}.${createSign("RSA-SHA256").update(content).sign(key, "base64url")}`;
}

async function call(method, path, body) {
  const response = await fetch(input("GITHUB-API-URL") + path, {
    method,
    body: body && JSON.stringify(body),
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "x-github-api-version": "2022-11-28",
    },
  });
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }
  return response.json();
}

const token = jwt();
const repository = input("REPOSITORY");
const installation = await call("GET", `/repos/${repository}/installation`);
const created = await call("POST", `/app/installations/${installation.id}/access_tokens`, {
  repositories: [repository.split("/")[1]],
  permissions: { administration: "write" },
});
console.log(`::add-mask::${created.token}`);
appendFileSync(process.env.GITHUB_OUTPUT, `token=${created.token}\n`);
