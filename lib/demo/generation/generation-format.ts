import type { JsonObject } from "@/lib/json";
import type { StreamItem } from "../event-stream";
import type { Generation } from "./generation";
import type { GenerationRequest } from "./generation-request";

/** One of the API's formats: what its request means and how its answers look. */
export interface GenerationFormat {
  readRequest(body: JsonObject): GenerationRequest;
  buildBody(generation: Generation, body: JsonObject): JsonObject;
  listItems(generation: Generation, body: JsonObject): Iterable<StreamItem>;
}
