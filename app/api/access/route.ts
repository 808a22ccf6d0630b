import { environment } from "@/lib/environment";
import { readClientAddress } from "@/lib/relay/client-address";
import { answerRefusal } from "@/lib/server/answer-refusal";
import { isSecureRequest } from "@/lib/server/is-secure-request";
import { getAccessGate, takeSignInAttempt } from "@/lib/server/process-access";

export const dynamic = "force-dynamic";

/** Where the front gate sends what it has stopped, from whatever path. */
async function handle(request: Request): Promise<Response> {
  return answerRefusal(request, {
    access: getAccessGate(),
    takeAttempt: takeSignInAttempt,
    readClientKey: (headers) => readClientAddress(headers, environment).key,
    isSecure: isSecureRequest({ headers: Object.fromEntries(request.headers) }, environment),
  });
}

export { handle as GET, handle as POST };
