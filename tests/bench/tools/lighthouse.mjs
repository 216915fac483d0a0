// Lighthouse on one address after another, in one Chromium: addresses come in by line, and of each report what the audit
// reads goes out by line, or why there is none.
//
//   node lighthouse.mjs NODE_MODULES CATEGORY …      (Chromium: CHROME_PATH)
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [modules, ...onlyCategories] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(`${modules}/${path}`));
const { launch } = await load("chrome-launcher/dist/index.js");
const { default: lighthouse } = await load("lighthouse/core/index.js");

// With --disable-gpu the end of each trace waits five seconds for a process that is not there.
const chrome = await launch({ chromeFlags: ["--headless=new", "--no-sandbox"] });
const options = { port: chrome.port, onlyCategories, disableFullPageScreenshot: true, logLevel: "silent" };
try {
  for await (const address of createInterface({ input: process.stdin })) {
    try {
      const { categories, audits } = (await lighthouse(address, options)).lhr;
      const told = ({ title, score, numericValue, displayValue }) => ({ title, score, numericValue, displayValue });
      const kept = Object.fromEntries(Object.entries(audits).map(([name, audit]) => [name, told(audit)]));
      console.log(JSON.stringify({ categories, audits: kept }));
    } catch (error) {
      console.log(JSON.stringify({ error: String(error?.stack ?? error) }));
    }
  }
} finally {
  chrome.kill();
}
