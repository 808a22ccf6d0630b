import { encodePermalink } from "@/lib/permalink/permalink";
import { chatPath } from "../explorer-page";

/** The link to a chat request with so many messages of so many characters each. */
export async function chatLink(appUrl: string, messages: number, characters = 40): Promise<string> {
  const body = {
    model: "example/model",
    messages: Array.from({ length: messages }, (_, index) => ({
      role: index % 2 === 0 ? "user" : "assistant",
      content: writeText(index, characters),
    })),
  };
  return `${appUrl}${chatPath}#${await encodePermalink({ body })}`;
}

/** The link to a request that streams 5,000 chunks at 1,000 a second from the demo server. */
export async function floodLink(appUrl: string): Promise<string> {
  return `${appUrl}${chatPath}#${await encodePermalink({ body: floodBody })}`;
}

export const floodBody = { model: "demo/flood", messages: [{ role: "user", content: "Go" }], stream: true };

function writeText(seed: number, characters: number): string {
  const sentence = `Message ${seed} says that words of ordinary length stand in lines of ordinary length.\n`;
  return sentence.repeat(Math.ceil(characters / sentence.length)).slice(0, characters);
}
