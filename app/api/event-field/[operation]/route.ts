import { buildResponseField } from "@/lib/fields/build-response-field";
import { packField } from "@/lib/fields/pack-form";
import { loadDescription } from "@/lib/openapi/load-description";

export const dynamic = "force-dynamic";

/** What the events of an operation's stream look like, for pages that check them. Null when the description does not say. */
export async function GET(_: Request, { params }: { params: Promise<{ operation: string }> }): Promise<Response> {
  const { operation: id } = await params;
  const description = await loadDescription();
  const operation = description.operations.find((candidate) => candidate.id === id);
  const field = operation && buildResponseField(description, operation, 200, "text/event-stream");
  return Response.json(field ? packField(field) : null, { headers: { "cache-control": "no-cache" } });
}
