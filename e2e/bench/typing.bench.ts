import { expect } from "@playwright/test";
import { ExplorerPage } from "../explorer-page";
import { bench } from "./bench";
import { chatLink } from "./chat-request";
import { median, report } from "./result";
import { type TypingCost, typeKeys } from "./type-keys";

const repeats = 5;
const messageCounts = [1, 20, 200];

bench(
  "Typing into the content of the last message, CPU of the main thread per key",
  async ({ browser, app, floor }) => {
    const bare: TypingCost[] = [];
    const ours = new Map<number, TypingCost[]>(messageCounts.map((count) => [count, []]));
    const links = await Promise.all(messageCounts.map((count) => chatLink(app.url, count)));
    for (let repeat = 0; repeat < repeats; repeat++) {
      const page = await browser.newPage();
      await page.goto(floor.url);
      bare.push(await typeKeys(page, page.locator("textarea")));
      await page.close();
      for (const [index, count] of messageCounts.entries()) {
        const page = await browser.newPage();
        const explorer = new ExplorerPage(page);
        await explorer.open(links[index]);
        await expect(explorer.messageText(count)).toHaveValue(/^Message \d+ says/);
        ours.get(count)?.push(await typeKeys(page, explorer.messageText(count)));
        await page.close();
      }
    }
    const pick = (costs: TypingCost[] | undefined, name: keyof TypingCost) =>
      median((costs ?? []).map((cost) => cost[name]));
    for (const count of messageCounts) {
      const costs = ours.get(count);
      const compare = (name: keyof TypingCost) => ({ unit: "ms", ours: pick(costs, name), floor: pick(bare, name) });
      const name = count === 1 ? "1 message" : `${count} messages`;
      report({ measure: `${name}, all work`, ...compare("perKeyMs"), budget: 2, compared: "ratio" });
      report({ measure: `${name}, script and layout alone`, ...compare("scriptAndLayoutMs") });
      report({ measure: `${name}, once when typing rests`, ...compare("afterwardsMs") });
    }
  },
);
