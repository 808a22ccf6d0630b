import { environment } from "@/lib/environment";
import { checkOrigin } from "@/lib/relay/check-origin";
import { readClientAddress } from "@/lib/relay/client-address";
import { answerLink } from "@/lib/short-links/answer-link";
import { getShortLinks } from "@/lib/short-links/process-links";

export const dynamic = "force-dynamic";

async function handle(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  return answerLink(request, id, {
    ...getShortLinks(),
    limitBytes: environment.shortLinks.limitBytes,
    isForeign: checkOrigin(request.method, request.headers, environment) !== undefined,
    clientKey: readClientAddress(request.headers, environment).key,
  });
}

export { handle as DELETE, handle as GET, handle as PUT };
