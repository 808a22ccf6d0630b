import { readBoolean, readObject } from "@/lib/openapi/read-member";
import type { GenerationFormat } from "../generation/generation-format";
import { buildChatBody } from "./chat-body";
import { listChatItems } from "./chat-chunks";
import { readChatRequest } from "./read-chat-request";

/** Chat completions: a list of messages in, one message with choices out. */
export const chatFormat: GenerationFormat = {
  readRequest: readChatRequest,
  buildBody: buildChatBody,
  listItems(generation, body) {
    const echoes = readBoolean(readObject(body, "debug") ?? {}, "echo_upstream_body") === true;
    return listChatItems(generation, echoes ? body : undefined);
  },
};
