// Does with a client what the tests ask, and prints what came of it as JSON.
// usage: node story.mjs CLIENT URL PLAN
//        CLIENT  v1, v2-sessions or v2
//        PLAN    JSON: which tool to use for each part; a part without a tool is left out
import { setTimeout as pause } from "node:timers/promises";
import { connect as connectV1 } from "./v1.mjs";
import { connect as connectV2 } from "./v2.mjs";

const clients = {
  v1: connectV1,
  "v2-sessions": (url) => connectV2(url, "legacy"),
  v2: (url) => connectV2(url, "auto"),
};

const [name, url, plan] = process.argv.slice(2);
const { call, deny, limit, progress, cancel, countCancelled, resume } = JSON.parse(plan);
const client = await clients[name](new URL(url));
const told = { version: client.version };
told.tools = (await client.listTools()).tools.map((tool) => tool.name);
told.call = await use(call);
told.deny = await use(deny);
told.limit = limit && [await use(limit), await use(limit)];
told.progress = progress && (await countProgress(progress));
told.cancel = cancel && (await callAndCancel());
told.resume = resume && (await use(resume));
await client.close();
console.log(JSON.stringify(told));

async function use(request, options) {
  const { isError = false, content, _meta } = await client.callTool(request, options);
  const text = content.map((part) => part.text ?? part.type).join("");
  return { isError, text, effect: _meta?.["mcppolicy.dev/decision"]?.effect };
}

async function countProgress(request) {
  let count = 0;
  await use(request, { onprogress: () => count++ });
  return count;
}

// Cancels when the server has shown that it is at work; where the server counts, waits until it has counted that.
async function callAndCancel() {
  const before = await count();
  const controller = new AbortController();
  const options = { signal: controller.signal, onprogress: () => controller.abort("enough") };
  const answered = await use(cancel, options).catch(() => undefined);
  if (answered || !controller.signal.aborted) {
    return `not cancelled: ${answered?.text}`;
  }

  while (countCancelled && (await count()) === before) {
    await pause(20);
  }

  return "cancelled";
}

async function count() {
  return countCancelled && (await use(countCancelled)).text;
}
