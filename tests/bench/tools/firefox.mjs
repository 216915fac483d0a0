// One page in Firefox, for the audit. By line comes what Puppeteer's page is to do, as JSON: ["goto", "https://…"],
// ["keyboard.press", "Shift"], ["evaluate", "document.title"]; by line goes out {"done": what it gave} or {"failed": why}.
// What is asked of any other host is answered here, with a page that has the title “Elsewhere”.
//
//   node firefox.mjs NODE_MODULES FIREFOX
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [modules, executablePath] = process.argv.slice(2);
const entry = `${modules}/puppeteer-core/lib/puppeteer/puppeteer-core.js`;
const { default: puppeteer } = await import(pathToFileURL(entry));
const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
try {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    const ours = /^(http:\/\/127\.0\.0\.1|data:|blob:|about:)/.test(request.url());
    const answered = ours ? request.continue() : request.respond({ contentType: "text/html", body: "<title>Elsewhere</title>" });
    answered.catch(() => {}); // the page was left before it was answered
  });
  for await (const line of createInterface({ input: process.stdin })) {
    const [path, ...given] = JSON.parse(line);
    const names = path.split(".");
    const method = names.pop();
    const of = names.reduce((thing, name) => thing[name], page);
    try {
      const done = await of[method](...given);
      console.log(JSON.stringify({ done: path === "evaluate" ? done ?? null : null }));
    } catch (error) {
      console.log(JSON.stringify({ failed: String(error?.message ?? error) }));
    }
  }
} finally {
  await browser.close();
}
